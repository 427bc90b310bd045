// What happens next and when, and where in the plan the canary stands.

import { el, keyed, setAttribute, setText } from "../dom.js";
import { card } from "./card.js";
import { icon } from "./icon.js";

const LEADS = {
  judged: "Next check in",
  approval: "Asked again in",
  work: "Reconciled again in",
};

const DUE = {
  judged: "Checking",
  approval: "Asking",
  work: "Reconciling",
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

const MOST = 24;

/** The steps of the strategy, each done, now or to come; while users come back by steps, those steps. */
function planOf(summary) {
  const { strategy, phase } = summary;
  if (phase === "Promoting" && strategy.stepBack > 0) return wayBack(summary);
  const marks = [...marksOf(strategy), { key: "promote", word: "promote" }];
  if (marks.length < 2 || marks.length > MOST) return [];
  const at = standsAt(summary, marks);
  return marks.map((mark, index) => ({ ...mark, state: index < at ? "done" : index === at ? "now" : "later" }));
}

function marksOf({ kind, steps, iterations, switches, mirrored }) {
  if (kind === "weighted") {
    const shares = steps.map((step) => ({ key: step, word: `${step} %` }));
    return mirrored && steps.length > 0 ? [{ key: "copies", word: "copies" }, ...shares] : shares;
  }
  const rounds = Array.from({ length: iterations }, (_, index) => ({ key: index + 1, word: String(index + 1) }));
  return switches ? [...rounds, { key: "switch", word: "switch" }] : rounds;
}

/** Index of the mark where the canary is; -1 before the first, the number of marks when all is done. */
function standsAt({ strategy, phase, weight, iteration, mirrored }, marks) {
  if (phase === "Succeeded") return marks.length;
  if (phase === "Promoting" || phase === "Finalising") return marks.length - 1;
  if (!RUNNING.has(phase)) return -1;
  if (strategy.kind !== "weighted") return Math.min(iteration, marks.length - 1) - 1;
  if (mirrored && weight === 0) return 0;
  return marks.findLastIndex(({ key }) => key <= weight);
}

/** The primary's shares while it takes over again. */
function wayBack({ strategy, weight }) {
  const first = strategy.kind === "weighted" ? (strategy.steps.at(-1) ?? 100) : 100;
  const marks = [];
  for (let left = first; marks.length < MOST; left = Math.max(0, left - strategy.stepBack)) {
    const state = left > weight ? "done" : left === weight ? "now" : "later";
    marks.push({ key: `back-${left}`, word: `primary ${100 - left} %`, state });
    if (left === 0) break;
  }
  return marks;
}
