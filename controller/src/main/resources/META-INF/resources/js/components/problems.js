// Conditions that say that something is wrong, or that the canary is held: what, why, and what to do.

import { el, keyed, setText } from "../dom.js";
import { icon } from "./icon.js";

const TITLES = {
  Reconciled: "This canary cannot be reconciled",
};

/** Conditions that hold a canary while they are True. */
const HOLDS = {
  Paused: { title: "This canary is paused", cure: "It goes on where it stands when the pause is ended." },
  Queued: { title: "This canary waits for its turn", cure: "Nothing: it goes on by itself when those before it are done." },
};

const CURE =
  "Mend what the cause names and apply it. Haldane looks again by itself; nothing needs a restart, and users stay on the version they have.";

export function problems() {
  const root = el("div", { class: "problems" });
  const paint = keyed(root, problem, ({ type }) => type);
  return {
    root,
    update({ conditions }) {
      const wrong = conditions.filter(({ type, status }) =>
        type in HOLDS ? status === "True" : type !== "Promoted" && status === "False",
      );
      root.hidden = wrong.length === 0;
      paint(wrong);
    },
  };
}

function problem({ type }) {
  const hold = HOLDS[type];
  const cause = el("span");
  const reason = el("code");
  const since = el("hal-ago");
  const root = el(
    "section",
    { class: "problem", "aria-label": hold ? "Held" : "Problem", "data-tone": hold ? "waiting" : "failed" },
    icon(hold ? "pause" : "warn"),
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
        el("dd", {}, hold?.cure ?? CURE),
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
