// What a person should know or do now: a gate that is closed, or how the last release ended.

import { el, keyed, setText } from "../dom.js";
import { command } from "./command.js";
import { icon } from "./icon.js";

export function notices() {
  const root = el("div", { class: "problems" });
  const paint = keyed(root, notice, ({ key }) => key);
  return {
    root,
    update({ gates, ended, orders }) {
      const shown = gates.map(({ name, answer }) => closed(name, answer, orders));
      if (ended) shown.unshift(failed(ended, orders));
      root.hidden = shown.length === 0;
      paint(shown);
    },
  };
}

const among = (orders, verbs) => orders.filter(({ verb }) => verbs.includes(verb));

const closed = (name, answer, orders) => ({
  key: `gate ${name}`,
  tone: "waiting",
  shape: "pause",
  title: `The gate ${name} is closed`,
  word: "It answered",
  text: answer || "No reason given.",
  remedy: "Haldane asks it again by itself. To decide without it, run:",
  orders: among(orders, ["promote", "abort"]),
});

const failed = (text, orders) => ({
  key: "ended",
  tone: "failed",
  shape: "cross",
  title: "The last release failed",
  word: "Cause",
  text,
  remedy: "Release a fix: any change of the target starts a new run. To run this version again:",
  orders: among(orders, ["retry"]),
});

function notice({ tone, shape, title, word }) {
  const text = el("dd");
  const remedy = el("span");
  const lines = el("div", { class: "commands" });
  const paint = keyed(lines, command, ({ verb }) => verb);
  const root = el(
    "section",
    { class: "problem notice", "aria-label": title, "data-tone": tone },
    icon(shape),
    el("div", {}, el("h2", {}, title), el("dl", {}, el("dt", {}, word), text, el("dt", {}, "What to do"), el("dd", {}, remedy, lines))),
  );
  return {
    root,
    update(now) {
      setText(text, now.text);
      setText(remedy, now.remedy);
      paint(now.orders);
    },
  };
}
