// What happens next and when, and where in the plan the canary stands.

import { el, keyed, setAttribute, setText } from "../dom.js";
import { card } from "./card.js";
import { icon } from "./icon.js";

const LEADS = {
  judged: "Judged again in",
  approval: "Asked again in",
  work: "Looked at again in",
};

const DUE = {
  judged: "Judged",
  approval: "Asked",
  work: "Looked at",
};

const RUNNING = new Set(["Progressing", "WaitingPromotion"]);

export function outlook() {
  const lead = el("span", { class: "next-lead" });
  const countdown = el("hal-countdown", { class: "next-count" });
  const bar = el("span", { class: "next-bar", "aria-hidden": "true" }, el("span"));
  const clock = el("div", { class: "next-clock" }, lead, countdown, bar);
  const text = el("p", { class: "next-text" });
  const passes = el("span");
  const fails = el("span");
  const pass = el("p", { class: "next-branch", "data-tone": "steady" }, icon("check"), passes);
  const fail = el("p", { class: "next-branch", "data-tone": "failed" }, icon("cross"), fails);
  const steps = el("ol", { class: "plan", "aria-label": "Plan of the release" });
  const paintSteps = keyed(steps, step, ({ key }) => key);
  let interval = 0;
  let kind = "rest";

  countdown.addEventListener("left", ({ detail: left }) => {
    const part = interval > 0 ? Math.min(1, Math.max(0, left / interval)) : 0;
    bar.style.setProperty("--part", part);
    clock.dataset.due = left <= 0;
    setText(lead, (left > 0 ? LEADS : DUE)[kind] ?? "");
  });

  return {
    root: card("What happens next", "next", clock, text, pass, fail, steps),
    update(detail) {
      const { outlook: next } = detail;
      clock.hidden = !next.at;
      interval = next.kind === "work" ? 0 : (detail.interval ?? 0) * 1000;
      bar.hidden = interval === 0;
      kind = next.kind;
      countdown.at = next.at;
      setText(text, next.text);
      pass.hidden = !next.ifPasses;
      fail.hidden = !next.ifFails;
      setText(passes, next.ifPasses && `If it passes, ${next.ifPasses}.`);
      setText(fails, next.ifFails && `If it fails, ${next.ifFails}.`);
      const plan = planOf(detail.summary);
      steps.hidden = plan.length === 0;
      paintSteps(plan);
    },
  };
}

function step() {
  const root = el("li", { class: "plan-step" });
  return {
    root,
    update({ word, state }) {
      setText(root, word);
      root.dataset.state = state;
      setAttribute(root, "aria-current", state === "now" ? "step" : null);
    },
  };
}

/** The steps of the strategy, each done, now or to come. */
function planOf({ strategy, phase, weight, iteration }) {
  const weighted = strategy.kind === "weighted";
  const marks = weighted ? strategy.steps : rounds(strategy.iterations);
  if (marks.length === 0 || marks.length > 24) return [];
  const over = phase === "Promoting" || phase === "Finalising";
  const at = weighted ? weight : iteration;
  const promoted = phase === "Succeeded";
  const current = RUNNING.has(phase) ? marks.findLast((mark) => mark <= at) : undefined;
  const state = (mark) => {
    if (over || promoted || (current !== undefined && mark < current)) return "done";
    return mark === current ? "now" : "later";
  };
  const last = promoted ? "done" : over ? "now" : "later";
  return [
    ...marks.map((mark) => ({ key: mark, word: weighted ? `${mark} %` : String(mark), state: state(mark) })),
    { key: "promote", word: "promote", state: last },
  ];
}

const rounds = (count) => Array.from({ length: count }, (_, index) => index + 1);
