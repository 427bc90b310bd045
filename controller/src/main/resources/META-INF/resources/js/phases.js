// What each phase is called, and which shape and tone it has: never colour alone.

const PHASES = {
  "": { word: "New", icon: "ring", tone: "running", says: "It was just created and will be reconciled in a moment." },
  Initializing: { word: "Initializing", icon: "turn", tone: "running", says: "The primary is being created." },
  Initialized: { word: "Initialized", icon: "ring", tone: "steady", says: "The primary serves all traffic; nothing is being released." },
  Waiting: { word: "Waiting", icon: "pause", tone: "waiting", says: "The rollout waits for approval." },
  Progressing: { word: "Progressing", icon: "up", tone: "running", says: "The new version is being checked." },
  WaitingPromotion: { word: "Waiting for promotion", icon: "pause", tone: "waiting", says: "The promotion waits for approval." },
  Promoting: { word: "Promoting", icon: "double", tone: "running", says: "The primary is updated to the new version." },
  Finalising: { word: "Finalising", icon: "double", tone: "running", says: "All traffic goes back to the primary." },
  Succeeded: { word: "Succeeded", icon: "check", tone: "steady", says: "The new version was promoted." },
  Failed: { word: "Failed", icon: "cross", tone: "failed", says: "The new version was rolled back." },
  Terminating: { word: "Terminating", icon: "turn", tone: "running", says: "The canary is being deleted." },
  Terminated: { word: "Terminated", icon: "ring", tone: "steady", says: "The canary was deleted." },
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

/** Names of Kubernetes are plain; a collator takes ten times as long for thousands of them. */
const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The one that asks more for attention comes first; among the same, trouble first, then by name. */
export function byAttention(a, b) {
  return (
    RANK.get(a.attention) - RANK.get(b.attention) ||
    b.failedChecks / b.threshold - a.failedChecks / a.threshold ||
    inOrder(a.namespace, b.namespace) ||
    inOrder(a.name, b.name)
  );
}

const STRATEGIES = {
  weighted: "Weighted",
  "ab-test": "A/B test",
  "blue-green": "Blue/green",
  skip: "No analysis",
};

export const strategyWord = ({ kind }) => STRATEGIES[kind] ?? kind;

const LISTED = 5;

/** "10, 20, 30 %", or where there are many only the ends: "5, 10 … 50 %". */
function stepsWord(steps) {
  const listed = steps.length <= LISTED ? steps.join(", ") : `${steps[0]}, ${steps[1]} … ${steps.at(-1)}`;
  return `${listed} %`;
}

/** What the strategy does, in a few words. */
export function strategyDetail({ kind, steps, iterations, switches, mirrored, match, affinity }) {
  const who = match.join(", or ");
  const rounds = mirrored ? `${iterations} rounds on copies` : `${iterations} rounds`;
  const parts = [];
  if (kind === "ab-test") parts.push(who, rounds);
  if (kind === "blue-green") parts.push(switches ? `${rounds}, then all users` : rounds);
  if (kind === "weighted" && steps.length > 0) parts.push(mirrored ? `copies, then ${stepsWord(steps)}` : stepsWord(steps));
  if (kind === "weighted" && who) parts.push(`at once where ${who}`);
  if (affinity) parts.push(`users stay by cookie ${affinity}`);
  return parts.join(" · ");
}

const JUDGED = new Set(["Progressing", "WaitingPromotion"]);

/** Where a canary that counts rounds stands: "round 3 of 10", "switched", or nothing between releases. */
export function roundWord({ strategy, phase, iteration }) {
  const { iterations, switches } = strategy;
  if (phase === "Promoting" || (JUDGED.has(phase) && iteration > iterations)) return switches ? "switched" : "passed";
  if (!JUDGED.has(phase)) return "";
  return iteration > 0 ? `round ${iteration} of ${iterations}` : "starting";
}

/** Whether progress is counted in rounds instead of traffic. */
export const countsRounds = (strategy) =>
  strategy.kind === "ab-test" || strategy.kind === "blue-green";
