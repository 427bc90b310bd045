// The steps of a recorded run, as the timeline draws decisions.

const BEFORE = { phase: "", weight: 0 };

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
