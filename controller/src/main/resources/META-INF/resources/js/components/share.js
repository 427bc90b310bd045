// How far a canary is, in one bar: its share of the traffic, or the rounds that it has passed.

import { el, setAttribute, setText } from "../dom.js";
import { percent } from "../format.js";
import { countsRounds } from "../phases.js";

export function share() {
  const fill = el("span", { class: "share-fill" });
  const track = el("span", { class: "share-track", role: "img" }, fill);
  const number = el("span", { class: "share-number" });
  const root = el("div", { class: "share" }, track, number);
  return {
    root,
    update({ weight, strategy, iteration }) {
      const rounds = countsRounds(strategy);
      const part = rounds ? Math.min(1, iteration / strategy.iterations) : weight / 100;
      fill.style.setProperty("--part", part);
      setText(number, rounds ? `${Math.min(iteration, strategy.iterations)}/${strategy.iterations}` : percent(weight));
      setAttribute(
        track,
        "aria-label",
        rounds ? `${iteration} of ${strategy.iterations} iterations passed` : `The canary gets ${percent(weight)} of the traffic`,
      );
    },
  };
}
