// Buttons of the demo; they are there only when the controller knows where the demo is.

import { release } from "../api.js";
import { el } from "../dom.js";
import { on, state } from "../store.js";
import { toast } from "./toast.js";

const KINDS = [
  { kind: "good", word: "Release a good version", told: "A good version is on its way: watch its share grow." },
  { kind: "failing", word: "Release a failing version", told: "A version that fails requests is on its way: watch it being caught." },
  { kind: "slow", word: "Release a slow version", told: "A slow version is on its way: watch its latency being judged." },
];

export function demo() {
  const buttons = KINDS.map(({ kind, word, told }) => {
    const button = el("button", { class: "button", type: "button", "data-kind": kind }, word);
    button.addEventListener("click", async () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-disabled", "true");
      try {
        await release(state.settings.demoUrl, kind);
        toast(told, "good");
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
    el("h2", { id: "demo-title" }, "Try it"),
    el("div", { class: "demo-buttons" }, buttons),
  );
  const paint = () => {
    root.hidden = !state.settings.demoUrl;
  };
  paint();
  return { root, close: on("settings", paint) };
}
