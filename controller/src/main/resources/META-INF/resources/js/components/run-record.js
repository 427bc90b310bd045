// The record of a run: what it released, who had a part in it, and for a past run each step with its checks.

import { el, keyed, setText } from "../dom.js";
import { percent } from "../format.js";
import { countsRounds, phaseOf } from "../phases.js";
import { ticksOf } from "../recorded.js";
import { absolute, clock } from "../time.js";
import { card } from "./card.js";
import { failed } from "./chart.js";
import { checkTable } from "./check-table.js";
import { icon } from "./icon.js";

const WAITING = "Reading the record…";
const GONE = "The record of this run was deleted.";

/** @param records from the id of a run to its record */
export function runRecord(records) {
  const title = el("p", { class: "run-title" });
  const said = el("p", { class: "quiet", role: "status" });
  const facts = el("dl", { class: "run-hands" });
  const steps = el("ol", { class: "log", role: "list" });
  const paintSteps = keyed(steps, step, ({ seq, at }) => `${seq} ${at}`);
  const table = checkTable("Every check of this run, newest first");
  const root = card("Record of the run", "run-record", title, said, facts, steps, ...table.parts);
  let chosen = null;
  let detail = null;

  function paint(message, record, ticks) {
    setText(said, message);
    said.hidden = message === "";
    const rows = record ? factsOf(record) : [];
    facts.hidden = rows.length === 0;
    facts.replaceChildren(...rows.flatMap(([word, lines]) => [el("dt", {}, word), ...lines.map((line) => el("dd", {}, line))]));
    const rounds = countsRounds(detail.summary.strategy);
    steps.hidden = ticks.length === 0;
    paintSteps(ticks.map((tick) => ({ ...tick, rounds })));
    table.update(ticks);
  }

  /** Of the run that is in progress, the other parts of the page have the steps. */
  function current() {
    root.hidden = !detail?.current || factsOf(detail.current).length === 0;
    setText(title, "The current run");
    if (!root.hidden) paint("", detail.current, []);
  }

  async function past(run) {
    root.hidden = false;
    setText(title, `Run of ${absolute(run.startedAt)}`);
    paint(WAITING, null, []);
    let answer;
    let problem = GONE;
    try {
      answer = await records(run.id);
    } catch (refusal) {
      problem = refusal.message;
    }
    if (chosen !== run.startedAt) return;
    paint(answer ? "" : problem, answer?.run, answer ? ticksOf(answer.steps) : []);
  }

  return {
    root,
    update(fresh) {
      detail = fresh;
      if (chosen === null) current();
    },
    choose(startedAt) {
      const run = detail?.runs.find((each) => each.startedAt === startedAt);
      const recorded = run?.id && run.endedAt;
      chosen = recorded ? startedAt : null;
      if (recorded) past(run);
      else current();
    },
  };
}

/** Words with their lines; only of what is known. */
function factsOf({ release, signals, result, queries, stepsLeftOut }) {
  const rows = [];
  const add = (word, ...lines) => lines.some(Boolean) && rows.push([word, lines.filter(Boolean)]);
  add("Result", result && [result.outcome, result.reason].filter(Boolean).join(": "));
  if (result) add("Released", versions(release ?? {}));
  add("Configs", result && release?.configs?.join(", "));
  add("Changed by", changed(release?.changedBy));
  add("Orders", ...(signals ?? []).filter(({ kind }) => kind === "order").map(order));
  add("Gates", ...(signals ?? []).filter(({ kind }) => kind !== "order").map(gate));
  add("Queries", ...Object.entries(queries ?? {}).map(([name, query]) => `${name}: ${query.trim()}`));
  add("Left out", stepsLeftOut && `${stepsLeftOut} more steps did not fit`);
  return rows;
}

function versions({ images, previousImages, revision, previousRevision }) {
  const after = images ?? revision ?? "";
  const before = previousImages ?? previousRevision;
  return before ? `${before} → ${after}` : after;
}

const changed = (by) => by && `${by.manager}${by.operation ? ` (${by.operation})` : ""}${by.at ? `, ${absolute(by.at)}` : ""}`;

const order = ({ name, by, at }) => `${name}${by ? ` by ${by}` : ""}, ${clock(at)}`;

const gate = ({ name, kind, at }) => `${name} (${kind}) let it pass, ${clock(at)}`;

function step(tick) {
  const bad = failed(tick);
  const where = tick.rounds && tick.iteration > 0 ? `round ${tick.iteration}` : percent(tick.weightAfter);
  return {
    root: el(
      "li",
      { class: "log-line", "data-tone": bad ? "failed" : "steady" },
      icon(bad ? "cross" : "check"),
      el("span", { class: "log-text" }, bad ? el("span", { class: "visually-hidden" }, "Failed: ") : null, `${phaseOf(tick.phaseAfter).word}, ${where}. ${tick.text}`),
      el("time", { class: "log-time figure", datetime: tick.at, title: absolute(tick.at) }, clock(tick.at)),
    ),
  };
}
