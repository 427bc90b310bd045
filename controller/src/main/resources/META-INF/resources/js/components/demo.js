// Buttons of the demo; they are there only when the controller knows where the demo is.

import { release } from "../api.js";
import { el } from "../dom.js";
import { on, state } from "../store.js";
import { toast } from "./toast.js";

const KINDS = [
  { kind: "good", done: "A good version is released: watch its checks step by step." },
  { kind: "failing", done: "A version that fails requests is released: watch it being rolled back." },
  { kind: "slow", done: "A slow version is released: watch its latency check." },
];

export function demo() {
  const buttons = KINDS.map(({ kind, done }) => {
    // On a phone only the middle is seen; the name that is read out stays whole.
    const around = (text) => el("span", { class: "demo-wide" }, text);
    const button = el("button", { class: "button", type: "button", "data-kind": kind }, around("Release a "), kind, around(" version"));
    button.addEventListener("click", async () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-disabled", "true");
      try {
        await release(state.settings.demoUrl, kind);
        toast(done, "good");
      } catch (problem) {
        toast(`That did not work: ${problem.message}. Is the demo still running?`, "bad");
      } finally {
        button.removeAttribute("aria-disabled");
      }
    });
    return button;
  });
  const root = el(
    "section",
    { class: "demo", "aria-labelledby": "demo-title", hidden: true },
    el("h2", { id: "demo-title" }, "Try it", el("span", { class: "demo-narrow" }, ": release a version that is")),
    el("div", { class: "demo-buttons" }, buttons),
  );
  const paint = () => {
    root.hidden = !state.settings.demoUrl;
  };
  paint();
  return { root, close: on("settings", paint) };
}
