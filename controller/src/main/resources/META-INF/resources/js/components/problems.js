// Conditions that say that something is wrong, or that the canary is held, and advice: what, why, and what to do.

import { el, keyed, setText } from "../dom.js";
import { icon } from "./icon.js";

const TITLES = {
  Reconciled: "This canary cannot be reconciled",
};

/** Conditions that hold a canary while they are True. */
const HOLDS = {
  Paused: { title: "This canary is paused", remedy: "The canary continues from its current step when you resume it." },
  Queued: { title: "This canary waits for the limit of concurrent releases", remedy: "Nothing: it starts by itself when an earlier release ends." },
};

/** Conditions that hold nothing, and say what may go wrong. */
const ADVICE = {
  Healthy: { title: "Something around this canary should be fixed", remedy: "haldane doctor says how to fix it. Releases continue. This is checked again when the next one begins." },
};

const REMEDY =
  "Fix what the cause names and apply it. Haldane then retries by itself, without a restart. Users stay on the version that they have.";

/** Whether a condition only advises: what stops a release comes before it on a page. */
export const isAdvice = (type) => type in ADVICE;

/** @param shown whether it shows conditions of a type */
export function problems(shown) {
  const root = el("div", { class: "problems" });
  const paint = keyed(root, problem, ({ type }) => type);
  return {
    root,
    update({ conditions }) {
      const wrong = conditions.filter(
        ({ type, status }) => shown(type) && (type in HOLDS ? status === "True" : type !== "Promoted" && status === "False"),
      );
      root.hidden = wrong.length === 0;
      paint(wrong);
    },
  };
}

function problem({ type }) {
  const hold = HOLDS[type] ?? ADVICE[type];
  const cause = el("span");
  const reason = el("code");
  const since = el("hal-ago");
  const root = el(
    "section",
    { class: "problem", "aria-label": type in ADVICE ? "Advice" : hold ? "Held" : "Problem", "data-tone": hold ? "waiting" : "failed" },
    icon(type in HOLDS ? "pause" : "warn"),
    el(
      "div",
      {},
      el("h2", {}, hold?.title ?? TITLES[type] ?? `${type} is False`),
      el(
        "dl",
        {},
        el("dt", {}, "Cause"),
        el("dd", {}, cause, " ", reason),
        el("dt", {}, "What to do"),
        el("dd", {}, hold?.remedy ?? REMEDY),
        el("dt", {}, "Since"),
        el("dd", {}, since),
      ),
    ),
  );
  return {
    root,
    update(condition) {
      setText(cause, condition.message || "The condition has no message.");
      setText(reason, condition.reason);
      since.at = condition.lastTransitionTime;
    },
  };
}
