// One canary in the list.

import { pageOf } from "../api.js";
import { el, setText } from "../dom.js";
import { phaseOf, strategyDetail, strategyWord } from "../phases.js";
import { badge } from "./badge.js";
import { icon } from "./icon.js";
import { share } from "./share.js";

function cell(kind, label, ...content) {
  return el("div", { class: `cell cell-${kind}` }, el("span", { class: "cell-label" }, label), ...content);
}

export function row(canary) {
  const phase = badge();
  const text = el("p", { class: "row-text" });
  const bar = share();
  const strategy = el("span");
  const detail = el("span", { class: "row-detail" });
  const failures = el("span", { class: "figure" });
  const ago = el("hal-ago", { class: "figure" });
  const trouble = el("span");
  const hold = el("span");
  const held = el("p", { class: "row-held", hidden: true }, icon("pause"), hold);
  const problem = el("p", { class: "row-problem", hidden: true }, icon("warn"), trouble);
  const root = el(
    "li",
    { class: "row" },
    el("div", { class: "cell cell-phase" }, phase.root),
    el(
      "div",
      { class: "cell cell-name" },
      el("a", { class: "row-link", href: pageOf(canary), "data-link": true }, canary.name),
      el("span", { class: "row-namespace" }, canary.namespace),
      text,
      problem,
      held,
    ),
    cell("share", "Progress", bar.root),
    cell("strategy", "Strategy", strategy, detail),
    cell("failures", "Failed checks", failures),
    cell("changed", "Changed", ago),
  );
  return {
    root,
    update(now) {
      phase.update(now.phase);
      bar.update(now);
      root.dataset.tone = now.attention;
      text.hidden = Boolean(now.problem || now.held);
      setText(text, now.suspended ? "Suspended." : now.text || phaseOf(now.phase).says);
      problem.hidden = !now.problem;
      setText(trouble, now.problem);
      held.hidden = !now.held;
      setText(hold, now.held);
      setText(strategy, strategyWord(now.strategy));
      setText(detail, strategyDetail(now.strategy));
      setText(failures, `${now.failedChecks}/${now.threshold}`);
      failures.dataset.some = now.failedChecks > 0;
      ago.at = now.changedAt;
    },
  };
}
