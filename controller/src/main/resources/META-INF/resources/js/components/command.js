// A line for a shell with what it does, ready to be copied.

import { el, setText } from "../dom.js";

const SHOWN = 1500;

/** @param order with verb, says and command */
export function command(order) {
  const says = el("span", { class: "command-says" });
  const line = el("code", { class: "command-line", tabindex: "0" });
  const button = el("button", { class: "button button-quiet command-copy", type: "button", "aria-label": `Copy the line for ${order.verb}` }, "Copy");
  // Browsers give the clipboard to pages of localhost and of https alone; a click then marks the line.
  button.addEventListener("click", async () => {
    getSelection()?.selectAllChildren(line);
    try {
      await navigator.clipboard.writeText(line.textContent);
      setText(button, "Copied");
    } catch {
      setText(button, "Marked");
    }
    setTimeout(() => setText(button, "Copy"), SHOWN);
  });
  return {
    root: el("div", { class: "command" }, says, el("div", { class: "command-box" }, line, button)),
    update(now) {
      setText(says, now.says);
      setText(line, now.command);
    },
  };
}
