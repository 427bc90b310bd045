// What can be ordered now, each as a line for a shell: this page itself changes nothing.

import { el, keyed } from "../dom.js";
import { card } from "./card.js";
import { command } from "./command.js";

export function orders() {
  const list = el("div", { class: "commands" });
  const paint = keyed(list, command, ({ verb }) => verb);
  const root = card("Orders", "orders", el("p", { class: "quiet" }, "This page is read-only. To give an order, annotate the Canary:"), list);
  return {
    root,
    update({ orders: all }) {
      root.hidden = all.length === 0;
      paint(all);
    },
  };
}
