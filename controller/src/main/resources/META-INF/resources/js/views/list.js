// All canaries, the ones that ask for attention first.

import { demo } from "../components/demo.js";
import { empty } from "../components/empty.js";
import { filter } from "../components/filter.js";
import { row } from "../components/row.js";
import { el, keyed, paced, setText } from "../dom.js";
import { plural } from "../format.js";
import { comparing } from "../order.js";
import { keyOf, on, state } from "../store.js";

/** Rows that are in the page at once; a list of thousands is read by its filter. */
const PAGE = 100;

export function listView() {
  document.title = "Canaries · Haldane";
  const count = el("p", { class: "lead" });
  const filters = filter(() => {
    most = PAGE;
    paint();
  });
  const nothing = el("p", { class: "nothing", hidden: true });
  const list = el("ul", { class: "rows", role: "list" });
  const columns = el(
    "div",
    { class: "columns", "aria-hidden": "true" },
    ["Phase", "Canary", "Progress", "Strategy", "Failed checks", "Changed"].map((word) => el("span", {}, word)),
  );
  const board = el("section", { class: "board", "aria-label": "Canaries", hidden: true }, columns, list);
  const hint = empty();
  const demoBar = demo();
  const paintRows = keyed(list, row, keyOf);
  const tally = el("p", { class: "quiet" });
  const button = el("button", { class: "button", type: "button" }, `Show ${PAGE} more`);
  const more = el("div", { class: "more", hidden: true }, tally, button);
  let most = PAGE;
  button.addEventListener("click", () => {
    const first = most;
    most += PAGE;
    paint();
    list.children[first]?.querySelector("a").focus();
  });

  function paint() {
    const all = [...state.canaries.values()].sort(comparing(filters.sort));
    const shown = all.filter(filters.matches);
    filters.update(all);
    filters.root.hidden = all.length === 0;
    const mine = Boolean(state.settings.user);
    // Before the settings are here, nobody knows whether there are canaries that the user may not see.
    hint.hidden = mine || !state.loaded || !state.settings.auth || all.length > 0;
    board.hidden = shown.length === 0;
    nothing.hidden = shown.length > 0 || (all.length === 0 && !(mine && state.loaded));
    setText(nothing, all.length > 0 ? "No canary matches the filter." : "There is no canary that you may see. To see those of a namespace, you need the permission to list canaries there; the role view has it.");
    setText(count, lead(all));
    paintRows(shown.slice(0, most));
    more.hidden = shown.length <= most;
    setText(tally, `Showing ${most} of ${shown.length}. Use the filter to find others.`);
  }

  paint();
  const soon = paced(paint);
  const offs = [on("canaries", soon), on("settings", soon)];
  return {
    root: el(
      "div",
      { class: "page" },
      el("div", { class: "page-head" }, el("h1", { tabindex: "-1" }, "Canaries"), count),
      demoBar.root,
      filters.root,
      board,
      more,
      nothing,
      hint,
    ),
    close() {
      offs.forEach((off) => off());
      soon.stop();
      demoBar.close();
    },
  };
}

function lead(all) {
  if (!state.loaded) return "Looking…";
  if (all.length === 0 && !state.settings.auth) return "Looking…";
  if (all.length === 0) return state.settings.user ? "No canaries to see." : "No canaries yet.";
  const tell = (key) => all.filter(({ attention }) => attention === key).length;
  const parts = ["failed", "waiting", "running"].filter(tell).map((key) => `${tell(key)} ${key}`);
  return [plural(all.length, "canary", "canaries"), ...(parts.length ? parts : ["all steady"])].join(" · ");
}
