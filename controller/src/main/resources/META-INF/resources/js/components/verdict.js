// The verdict of a check as colour, shape and word.

import { el } from "../dom.js";
import { icon } from "./icon.js";

const VERDICTS = {
  pass: { word: "passed", shape: "check", tone: "steady" },
  fail: { word: "failed", shape: "cross", tone: "failed" },
  wait: { word: "waits", shape: "wait", tone: "waiting" },
};

export function verdict(name) {
  const { word, shape, tone } = VERDICTS[name] ?? { word: name, shape: "info", tone: "running" };
  return el("span", { class: "verdict", "data-tone": tone }, icon(shape), el("span", {}, word));
}
