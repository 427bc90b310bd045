// Every check of every tick, newest first.

import { el } from "../dom.js";
import { card } from "./card.js";
import { checkTable } from "./check-table.js";

export function record() {
  const none = el("p", { class: "quiet" }, "No checks yet. They start with the next release.");
  const table = checkTable("Every check of every tick, newest first");
  return {
    root: card("All checks", "record-card", none, ...table.parts),
    update({ ticks }) {
      none.hidden = table.update(ticks);
    },
  };
}
