// Records of past runs: read once, and their steps as the timeline draws decisions.

import { fetchRun } from "./api.js";

const BEFORE = { phase: "", weight: 0 };

/** Reads the record of a run by its id: {run, steps}, or null when it was deleted. What failed is read again. */
export function recordsOf(id) {
  const asked = new Map();
  return (run) => {
    if (!asked.has(run)) {
      const answer = fetchRun(id, run);
      answer.catch(() => asked.delete(run));
      asked.set(run, answer);
    }
    return asked.get(run);
  };
}

export const ticksOf = (steps) =>
  steps.map((step, at) => {
    const before = steps[at - 1] ?? BEFORE;
    return {
      seq: at + 1,
      at: step.at,
      lastAt: step.at,
      times: 1,
      phaseBefore: before.phase,
      phaseAfter: step.phase,
      weightBefore: before.weight,
      weightAfter: step.weight,
      iteration: step.iteration,
      failedChecks: step.failures,
      verdict: step.verdict,
      text: step.reason ?? "",
      checks: step.checks ?? [],
    };
  });
