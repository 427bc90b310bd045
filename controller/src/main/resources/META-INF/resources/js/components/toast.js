// Short news at the edge of the page, read by screen readers too.

import { el } from "../dom.js";
import { icon } from "./icon.js";

const LASTS = 7000;

/** @param tone `good` or `bad` */
export function toast(text, tone) {
  const root = el("div", { class: "toast", "data-tone": tone }, icon(tone === "bad" ? "warn" : "check"), el("span", {}, text));
  document.getElementById("toasts").append(root);
  setTimeout(() => root.remove(), LASTS);
}
