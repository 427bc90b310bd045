// Past runs with how they ended; choosing one shows it in the timeline.

import { el, keyed, setText } from "../dom.js";
import { percent, plural } from "../format.js";
import { countsRounds } from "../phases.js";
import { span } from "../time.js";
import { card } from "./card.js";
import { icon } from "./icon.js";

const OUTCOMES = {
  running: { word: "Running", shape: "up", tone: "running" },
  promoted: { word: "Promoted", shape: "check", tone: "steady" },
  skipped: { word: "Promoted without analysis", shape: "check", tone: "steady" },
  failed: { word: "Rolled back", shape: "cross", tone: "failed" },
  superseded: { word: "Superseded", shape: "turn", tone: "waiting" },
};

export function runs(choose) {
  const list = el("ol", { class: "runs", role: "list" });
  const none = el("p", { class: "quiet" }, "No release has run yet.");
  const paint = keyed(list, (run) => line(run, choose), ({ startedAt }) => startedAt);
  return {
    root: card("Runs", "runs-card", none, list),
    update({ runs: all, summary }) {
      const rounds = countsRounds(summary.strategy);
      none.hidden = all.length > 0;
      paint(all.map((run) => ({ ...run, rounds })));
    },
  };
}

function line({ startedAt }, choose) {
  const shape = icon("ring");
  const word = el("span", { class: "run-word" });
  const text = el("span", { class: "run-text" });
  const facts = el("span", { class: "run-facts figure" });
  const ago = el("hal-ago", { class: "figure run-when" });
  ago.at = startedAt;
  const root = el(
    "li",
    { class: "run" },
    el(
      "button",
      { type: "button", onclick: () => choose(startedAt) },
      el("span", { class: "verdict" }, shape, word),
      ago,
      text,
      facts,
      el("span", { class: "visually-hidden" }, "Show in the timeline"),
    ),
  );
  return {
    root,
    update(run) {
      const outcome = OUTCOMES[run.outcome] ?? OUTCOMES.running;
      root.dataset.tone = outcome.tone;
      shape.show(outcome.shape);
      setText(word, outcome.word);
      setText(text, run.text);
      const lasted = run.endedAt ? ` · took ${span(Date.parse(run.endedAt) - Date.parse(run.startedAt))}` : "";
      setText(facts, `${run.rounds ? "" : `up to ${percent(run.peakWeight)} · `}${plural(run.failedChecks, "failed check", "failed checks")}${lasted}${run.changedBy ? ` · changed by ${run.changedBy}` : ""}`);
    },
  };
}
