// An address that leads nowhere.

import { el } from "../dom.js";

export function notFoundView() {
  document.title = "Not found · Haldane";
  return {
    root: el(
      "div",
      { class: "page" },
      el("h1", { tabindex: "-1" }, "Page not found"),
      el("p", {}, el("a", { href: "/", "data-link": true }, "Go to all canaries")),
    ),
  };
}
