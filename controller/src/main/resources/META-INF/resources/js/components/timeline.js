// One run as a step chart: the weight over time, failures marked. Arrow keys walk the ticks.

import { el, setText } from "../dom.js";
import { percent, plural } from "../format.js";
import { countsRounds, phaseOf, roundWord } from "../phases.js";
import { ticksOf } from "../recorded.js";
import { clock, now } from "../time.js";
import { card } from "./card.js";
import { chart, failed } from "./chart.js";

/** @param records from the id of a run to its record */
export function timeline(records) {
  const recorded = new Map();
  const frame = el("div", {
    class: "chart",
    tabindex: "0",
    role: "group",
    "aria-roledescription": "chart",
    "aria-describedby": "chart-help",
  });
  const readout = el("p", { class: "readout", "aria-live": "polite" });
  const help = el("p", { id: "chart-help", class: "visually-hidden" }, "The left and right arrow keys move from tick to tick.");
  const root = card("Timeline of the run", "timeline", frame, readout, help);
  let detail = null;
  let chosen = null;
  let picked = null;
  let drawn = null;

  function paint() {
    if (!detail || frame.clientWidth === 0) return;
    const run = detail.runs.find(({ startedAt }) => startedAt === chosen) ?? detail.runs[0];
    const data = dataOf(detail, run, recorded);
    root.hidden = data === null;
    if (data === null) return;
    drawn = chart(data, frame.clientWidth);
    frame.replaceChildren(drawn.root);
    const failures = data.ticks.filter(failed).length;
    frame.setAttribute(
      "aria-label",
      `Run of ${clock(run.startedAt)}: ${plural(data.ticks.length, "tick", "ticks")}, ${failures} with failed checks, highest ${data.rounds ? `round ${highestRound(data)}` : percent(run.peakWeight)}`,
    );
    pick(picked);
  }

  // Decisions of a run before the last start of the controller are in its record alone.
  async function recall(startedAt) {
    const run = detail?.runs.find((each) => each.startedAt === startedAt);
    if (!run?.id || !run.endedAt || recorded.has(startedAt) || dataOf(detail, run, recorded).ticks.length > 1) return;
    try {
      const answer = await records(run.id);
      if (answer) recorded.set(startedAt, ticksOf(answer.steps));
    } catch {
      // The timeline then says that there is nothing; choosing the run again asks again.
    }
    paint();
  }

  function pick(seq) {
    const at = drawn.ticks.findIndex((tick) => tick.seq === seq);
    picked = at < 0 ? null : seq;
    drawn.mark(at);
    setText(readout, at < 0 ? hint(drawn.ticks) : describe(drawn.ticks[at], drawn));
    readout.dataset.failed = at >= 0 && failed(drawn.ticks[at]);
  }

  frame.addEventListener("pointermove", (event) => {
    const tick = drawn?.nearest(event.clientX - frame.getBoundingClientRect().left);
    if (tick && tick.seq !== picked) pick(tick.seq);
  });
  frame.addEventListener("pointerleave", () => drawn && document.activeElement !== frame && pick(null));
  frame.addEventListener("focus", () => drawn && picked === null && pick(drawn.ticks.at(-1)?.seq));
  frame.addEventListener("blur", () => drawn && pick(null));
  frame.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    if (!drawn || !(event.key in steps)) return;
    event.preventDefault();
    const at = drawn.ticks.findIndex(({ seq }) => seq === picked);
    const wanted = Math.max(0, Math.min(drawn.ticks.length - 1, at + steps[event.key]));
    pick(drawn.ticks[wanted]?.seq);
  });
  const sizes = new ResizeObserver(paint);
  sizes.observe(frame);

  return {
    root,
    update(fresh) {
      detail = fresh;
      root.hidden = fresh.runs.length === 0;
      paint();
    },
    choose(run) {
      chosen = run === detail?.runs[0]?.startedAt ? null : run;
      picked = null;
      paint();
      recall(run);
    },
    close: () => sizes.disconnect(),
  };
}

/** What the chart draws, or null when there is nothing. */
function dataOf({ summary, ticks }, run, recorded) {
  if (!run) return null;
  const from = Date.parse(run.startedAt);
  const to = run.endedAt ? Date.parse(run.endedAt) : now();
  const inside = recorded.get(run.startedAt) ?? ticks.filter((tick) => Date.parse(tick.lastAt) >= from - 1000 && Date.parse(tick.at) <= to + 1000);
  const rounds = countsRounds(summary.strategy);
  const highest = Math.max(25, run.peakWeight, ...summary.strategy.steps);
  const most = rounds ? summary.strategy.iterations : Math.min(100, Math.ceil(highest / 25) * 25);
  return { ticks: inside, from, to, rounds, open: !run.endedAt, most, strategy: summary.strategy };
}

const highestRound = ({ ticks, most }) => Math.min(most, Math.max(0, ...ticks.map(({ iteration }) => iteration)));

function hint(ticks) {
  return ticks.length === 0
    ? "There is no record of the decisions of this run."
    : "Point at the chart, or focus it and use the arrow keys, to see the decisions.";
}

function describe(tick, { rounds, strategy }) {
  const move = rounds
    ? roundWord({ strategy, phase: tick.phaseAfter, iteration: tick.iteration }) || "no round"
    : tick.weightBefore === tick.weightAfter
      ? percent(tick.weightAfter)
      : `${percent(tick.weightBefore)} → ${percent(tick.weightAfter)}`;
  const phase = tick.phaseBefore === tick.phaseAfter ? "" : ` · ${phaseOf(tick.phaseAfter).word}`;
  return `${clock(tick.at)} · ${move}${phase} · ${tick.text}`;
}
