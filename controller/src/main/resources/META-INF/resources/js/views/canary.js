// One canary: what happens, what happens next, and everything that led here.

import { fetchCanary } from "../api.js";
import { badge } from "../components/badge.js";
import { checks } from "../components/checks.js";
import { demo } from "../components/demo.js";
import { events } from "../components/events.js";
import { icon } from "../components/icon.js";
import { links } from "../components/links.js";
import { notices } from "../components/notices.js";
import { orders } from "../components/orders.js";
import { outlook } from "../components/outlook.js";
import { isAdvice, problems } from "../components/problems.js";
import { record } from "../components/record.js";
import { runRecord } from "../components/run-record.js";
import { runs } from "../components/runs.js";
import { sides } from "../components/sides.js";
import { timeline } from "../components/timeline.js";
import { traffic } from "../components/traffic.js";
import { el, setText } from "../dom.js";
import { percent } from "../format.js";
import { countsRounds, phaseOf, roundWord, strategyDetail, strategyWord } from "../phases.js";
import { recordsOf } from "../recorded.js";
import { keyOf, on, state } from "../store.js";
import { setServerNow } from "../time.js";

const KEPT = 500;

const standing = (summary) => (countsRounds(summary.strategy) ? roundWord(summary) : percent(summary.weight));

export function canaryView(id) {
  document.title = `${id.name} · Haldane`;
  const phase = badge();
  const sentence = el("p", { class: "sentence" });
  const facts = el("p", { class: "facts" });
  const missing = el("p", { class: "nothing", hidden: true });
  const demoBar = demo();
  const outs = links(id);
  const records = recordsOf(id);
  const chart = timeline(records);
  const recorded = runRecord(records);
  const past = runs(choose);
  const parts = [problems((type) => !isAdvice(type)), notices(), problems(isAdvice), traffic(), outlook(), sides(), chart, recorded, checks(id), record(), events(), past, orders(id)];
  const [trouble, notice, advice, flow, next, versions, , , check, table, said, , order] = parts;
  // The address names the run, so that a link leads to it.
  let wanted = new URLSearchParams(location.search).get("run");
  const standingPair = el("div", { class: "pair pair-wide" }, flow.root, next.root);
  const body = el(
    "div",
    { class: "panels", hidden: true },
    trouble.root,
    notice.root,
    standingPair,
    versions.root,
    advice.root,
    chart.root,
    recorded.root,
    check.root,
    table.root,
    el("div", { class: "pair" }, said.root, past.root),
    order.root,
  );
  // Those who can give orders find them at hand; for others they are a footnote.
  const place = () => (state.settings.user ? standingPair.after(order.root) : body.append(order.root));
  place();

  let detail = null;
  let busy = false;
  let again = false;
  let whole = true;

  function paint() {
    const { summary } = detail;
    phase.update(summary.phase);
    setText(sentence, summary.text || phaseOf(summary.phase).says);
    setText(facts, [detail.target, strategyWord(summary.strategy), strategyDetail(summary.strategy), detail.provider].filter(Boolean).join(" · "));
    const progress = summary.attention === "running" ? ` ${standing(summary)}` : "";
    document.title = `${id.name}: ${phaseOf(summary.phase).word}${progress} · Haldane`;
    parts.forEach((part) => part.update(detail));
    const linked = wanted && detail.runs.find((run) => run.id === wanted);
    wanted = null;
    if (linked) choose(linked.startedAt);
  }

  function choose(startedAt) {
    chart.choose(startedAt);
    recorded.choose(startedAt);
    chart.root.scrollIntoView({ block: "nearest" });
    const run = detail.runs.find((each) => each.startedAt === startedAt);
    const query = run?.id && run.endedAt ? `?run=${encodeURIComponent(run.id)}` : "";
    history.replaceState(null, "", location.pathname + query);
  }

  function take(fresh, after, why) {
    missing.hidden = fresh !== null;
    body.hidden = fresh === null;
    phase.root.hidden = fresh === null;
    if (fresh === null) {
      setText(missing, why ?? "There is no such canary: it was deleted, or the controller has not reconciled it yet. In that case it appears here by itself.");
      setText(sentence, "");
      setText(facts, "");
      detail = null;
      return;
    }
    setServerNow(fresh.now);
    const kept = after === 0 ? [] : detail.ticks.filter(({ seq }) => seq <= after);
    detail = { ...fresh, ticks: [...kept, ...fresh.ticks].slice(-KEPT) };
    paint();
  }

  // One request at a time; what changed meanwhile is asked for afterwards.
  async function load() {
    if (!state.loaded) return;
    if (!state.canaries.has(keyOf(id))) {
      whole = true;
      // A user may lack the permission to see it, and only the controller knows.
      if (!state.settings.user) {
        take(null, 0);
        return;
      }
    }
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      // The newest tick is asked for again: it may have been said in the same words since.
      const after = whole ? 0 : (detail?.ticks.at(-2)?.seq ?? 0);
      whole = false;
      take(await fetchCanary(id, after), after);
    } catch (problem) {
      // All else shows in the state of the connection; the next snapshot loads again.
      if (problem.status === 403) take(null, 0, problem.message);
    }
    busy = false;
    if (again) {
      again = false;
      load();
    }
  }

  const offs = [
    on("settings", () => {
      place();
      // Only now it is known that there are permissions, which may be why the canary is not in the list.
      if (!state.canaries.has(keyOf(id))) load();
    }),
    on("canaries", (key) => key === keyOf(id) && load()),
    on("fresh", () => {
      whole = true;
      load();
    }),
  ];
  load();

  return {
    root: el(
      "div",
      { class: "page" },
      el("nav", { "aria-label": "Breadcrumb" }, el("a", { class: "back", href: "/", "data-link": true }, icon("back"), "All canaries")),
      el(
        "div",
        { class: "page-head canary-head" },
        el("div", { class: "canary-title" }, el("h1", { tabindex: "-1" }, id.name), el("span", { class: "canary-namespace" }, id.namespace), phase.root),
        sentence,
        facts,
        outs.root,
      ),
      demoBar.root,
      missing,
      body,
    ),
    close() {
      offs.forEach((off) => off());
      chart.close();
      order.close();
      outs.close();
      demoBar.close();
    },
  };
}
