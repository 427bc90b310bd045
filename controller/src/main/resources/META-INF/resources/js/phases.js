// What each phase is called, and which shape and tone it has: never colour alone.

const PHASES = {
  "": { word: "New", icon: "ring", tone: "running", says: "It was just created and will be looked at in a moment." },
  Initializing: { word: "Initializing", icon: "turn", tone: "running", says: "The primary is being made." },
  Initialized: { word: "Initialized", icon: "ring", tone: "steady", says: "The primary serves all traffic; nothing is being released." },
  Waiting: { word: "Waiting", icon: "pause", tone: "waiting", says: "The roll-out waits for approval." },
  Progressing: { word: "Progressing", icon: "up", tone: "running", says: "The new version is being judged." },
  WaitingPromotion: { word: "Waiting for promotion", icon: "pause", tone: "waiting", says: "The promotion waits for approval." },
  Promoting: { word: "Promoting", icon: "double", tone: "running", says: "The primary takes over the new version." },
  Finalising: { word: "Finalising", icon: "double", tone: "running", says: "All traffic goes back to the primary." },
  Succeeded: { word: "Succeeded", icon: "check", tone: "steady", says: "The new version was promoted." },
  Failed: { word: "Failed", icon: "cross", tone: "failed", says: "The new version was rolled back." },
  Terminating: { word: "Terminating", icon: "turn", tone: "running", says: "The canary is being deleted." },
  Terminated: { word: "Terminated", icon: "ring", tone: "steady", says: "The canary is gone." },
};

export const phaseOf = (name) =>
  PHASES[name] ?? { word: name, icon: "ring", tone: "running", says: "" };

/** Groups of the filter, in the order of the list. */
export const ATTENTION = [
  { key: "failed", word: "Failed", icon: "cross" },
  { key: "waiting", word: "Waiting", icon: "pause" },
  { key: "running", word: "Running", icon: "up" },
  { key: "steady", word: "Steady", icon: "check" },
];

const RANK = new Map(ATTENTION.map(({ key }, rank) => [key, rank]));

/** The one that asks more for attention comes first; among the same, trouble first, then by name. */
export function byAttention(a, b) {
  return (
    RANK.get(a.attention) - RANK.get(b.attention) ||
    b.failedChecks / b.threshold - a.failedChecks / a.threshold ||
    a.namespace.localeCompare(b.namespace) ||
    a.name.localeCompare(b.name)
  );
}

const STRATEGIES = {
  weighted: "Weighted",
  "ab-test": "A/B test",
  "blue-green": "Blue/green",
  skip: "No analysis",
};

export function strategyWord(strategy) {
  const word = STRATEGIES[strategy.kind] ?? strategy.kind;
  return strategy.mirrored ? `${word}, mirrored` : word;
}

/** Whether progress is counted in rounds instead of traffic. */
export const countsRounds = (strategy) =>
  strategy.kind === "ab-test" || strategy.kind === "blue-green";
