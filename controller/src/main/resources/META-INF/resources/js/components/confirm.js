// Asks once more before an order is given, and says what became of it.

import { give } from "../api.js";
import { el, setText } from "../dom.js";
import { state } from "../store.js";
import { toast } from "./toast.js";

/** Random, and there on plain http too. */
const newToken = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function confirmOrder(id, { verb, says, revision }, word) {
  const order = { verb, revision, token: newToken() };
  const problem = el("p", { class: "confirm-problem", role: "alert", hidden: true });
  const yes = el("button", { class: "button", type: "button", "data-kind": "good" }, word);
  const no = el("button", { class: "button", type: "button" }, "Cancel");
  const dialog = el(
    "dialog",
    { class: "confirm card", "aria-labelledby": "confirm-title", "aria-describedby": "confirm-says" },
    el("h2", { id: "confirm-title" }, `${word} ${id.name} in ${id.namespace}?`),
    el("p", { id: "confirm-says" }, says),
    el("p", { class: "quiet" }, `The event of this order names ${state.settings.user}.`),
    problem,
    el("div", { class: "confirm-buttons" }, no, yes),
  );
  no.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  yes.addEventListener("click", async () => {
    if (yes.getAttribute("aria-disabled") === "true") return;
    yes.setAttribute("aria-disabled", "true");
    try {
      // The same token each time: what was given already is not given again.
      await give(id, order);
      dialog.close();
      toast(`Order "${verb}" is given. The controller carries it out in a moment.`, "good");
    } catch (why) {
      problem.hidden = false;
      setText(problem, why.message);
    } finally {
      yes.removeAttribute("aria-disabled");
    }
  });
  document.body.append(dialog);
  dialog.showModal();
}
