// How far a canary is, in one bar: its share of the traffic, copies of it, or the rounds that it has passed.

import { el, setAttribute, setText } from "../dom.js";
import { percent } from "../format.js";
import { countsRounds, roundWord } from "../phases.js";

export function share() {
  const fill = el("span", { class: "share-fill" });
  const track = el("span", { class: "share-track", role: "img" }, fill);
  const number = el("span", { class: "share-number" });
  const root = el("div", { class: "share" }, track, number);
  return {
    root,
    update(canary) {
      const { part, word, says } = standing(canary);
      fill.style.setProperty("--part", part);
      setAttribute(track, "data-copies", canary.mirrored);
      setText(number, word);
      setAttribute(track, "aria-label", says);
    },
  };
}

function standing(canary) {
  const { weight, strategy, iteration, mirrored } = canary;
  if (countsRounds(strategy)) {
    const word = roundWord(canary);
    const part = word === "switched" || word === "passed" ? 1 : word ? Math.min(1, iteration / strategy.iterations) : 0;
    const says = word ? `The release is at: ${word}` : "No release is running";
    return { part, word: word || "–", says: mirrored ? `${says}; requests are mirrored to the canary` : says };
  }
  return mirrored && weight === 0
    ? { part: 1, word: "copies", says: "Requests are mirrored to the canary; it has no users" }
    : { part: weight / 100, word: percent(weight), says: `The canary gets ${percent(weight)} of the traffic` };
}
