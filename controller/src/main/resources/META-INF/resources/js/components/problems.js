// Conditions that say that something is wrong: what, why, and what to do.

import { el, keyed, setText } from "../dom.js";
import { icon } from "./icon.js";

const TITLES = {
  Reconciled: "This canary cannot be reconciled",
};

const CURE =
  "Mend what the cause names and apply it. Haldane looks again by itself; nothing needs a restart, and users stay on the version they have.";

export function problems() {
  const root = el("div", { class: "problems" });
  const paint = keyed(root, problem, ({ type }) => type);
  return {
    root,
    update({ conditions }) {
      const wrong = conditions.filter(({ type, status }) => type !== "Promoted" && status === "False");
      root.hidden = wrong.length === 0;
      paint(wrong);
    },
  };
}

function problem({ type }) {
  const cause = el("span");
  const reason = el("code");
  const since = el("hal-ago");
  const root = el(
    "section",
    { class: "problem", "aria-label": "Problem" },
    icon("warn"),
    el(
      "div",
      {},
      el("h2", {}, TITLES[type] ?? `${type} is False`),
      el(
        "dl",
        {},
        el("dt", {}, "Cause"),
        el("dd", {}, cause, " ", reason),
        el("dt", {}, "What to do"),
        el("dd", {}, CURE),
        el("dt", {}, "Since"),
        el("dd", {}, since),
      ),
    ),
  );
  return {
    root,
    update(condition) {
      setText(cause, condition.message || "No message was given.");
      setText(reason, condition.reason);
      since.at = condition.lastTransitionTime;
    },
  };
}
