// A titled part of a page.

import { el } from "../dom.js";

let count = 0;

export function card(title, kind, ...content) {
  const id = `card-${++count}`;
  return el("section", { class: `card ${kind}`, "aria-labelledby": id }, el("h2", { id }, title), ...content);
}
