// What can be ordered: as buttons for a user who is known, and as lines for a shell.

import { fetchOrdering } from "../api.js";
import { el, keyed, setAttribute, setText } from "../dom.js";
import { on, state } from "../store.js";
import { card } from "./card.js";
import { command } from "./command.js";
import { confirmOrder } from "./confirm.js";

export function orders(id) {
  const lines = el("div", { class: "commands" });
  const buttons = el("ul", { class: "order-buttons", role: "list", hidden: true });
  const refusal = el("p", { class: "order-refusal", hidden: true });
  const says = el("p", { class: "quiet" });
  const shell = el("details", { class: "order-shell" }, el("summary", {}, "As commands"), lines);
  const root = card("Orders", "orders", says, refusal, buttons, shell);
  const paintLines = keyed(lines, command, ({ verb }) => verb);
  const paintButtons = keyed(buttons, (choice) => orderButton(id, choice), ({ verb }) => verb);
  let now = null;
  let refused = null;

  function paint() {
    if (!now) return;
    const { user } = state.settings;
    root.hidden = !user && now.orders.length === 0;
    setText(says, user ? "" : "This page is read-only. To give an order, annotate the Canary:");
    says.hidden = Boolean(user);
    buttons.hidden = !user;
    refusal.hidden = !user || !refused;
    setText(refusal, refused);
    shell.hidden = now.orders.length === 0 || Boolean(user && refused);
    if (!user) shell.open = true;
    else if (shell.dataset.plain === "true") shell.open = false;
    shell.dataset.plain = !user;
    paintLines(now.orders);
    if (user) paintButtons(now.choices.map((choice) => ({ ...choice, refused, revision: now.revision })));
  }

  async function ask() {
    if (!state.settings.user) return;
    try {
      refused = (await fetchOrdering(id))?.refused ?? null;
    } catch (problem) {
      refused = problem.message;
    }
    paint();
  }

  const offs = [on("settings", () => { paint(); ask(); }), on("fresh", ask)];
  ask();
  return {
    root,
    update(detail) {
      now = detail;
      paint();
    },
    close: () => offs.forEach((off) => off()),
  };
}

const WORDS = { promote: "Promote", abort: "Abort", pause: "Pause", resume: "Resume", retry: "Retry" };

function orderButton(id, { verb }) {
  const why = `order-${verb}-why`;
  const button = el("button", { class: "button", type: "button", "data-verb": verb, "aria-describedby": why }, WORDS[verb] ?? verb);
  const text = el("span", { class: "order-says", id: why });
  let now = null;
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    confirmOrder(id, now, WORDS[verb] ?? verb);
  });
  return {
    root: el("li", { class: "order" }, button, text),
    update(choice) {
      now = choice;
      const not = choice.impossible ?? (choice.refused ? "You may not give this order." : null);
      setAttribute(button, "aria-disabled", not ? "true" : null);
      setText(text, not ?? choice.says);
    },
  };
}
