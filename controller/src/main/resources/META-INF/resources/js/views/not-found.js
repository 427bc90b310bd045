// An address that leads nowhere.

import { el } from "../dom.js";

export function notFoundView() {
  document.title = "Not found · Haldane";
  return {
    root: el(
      "div",
      { class: "page" },
      el("h1", { tabindex: "-1" }, "There is nothing at this address"),
      el("p", {}, el("a", { href: "/", "data-link": true }, "Go to all canaries")),
    ),
  };
}
