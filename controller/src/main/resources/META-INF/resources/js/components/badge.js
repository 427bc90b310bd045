// A phase as colour, shape and word.

import { el, setText } from "../dom.js";
import { phaseOf } from "../phases.js";
import { icon } from "./icon.js";

export function badge() {
  const shape = icon("ring");
  const word = el("span");
  const root = el("span", { class: "badge" }, shape, word);
  return {
    root,
    update(name) {
      const phase = phaseOf(name);
      root.dataset.tone = phase.tone;
      shape.show(phase.icon);
      setText(word, phase.word);
    },
  };
}
