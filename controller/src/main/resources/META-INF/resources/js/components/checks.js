// The checks as they stand, each with its recent values.

import { el, keyed, setText } from "../dom.js";
import { limit, value } from "../format.js";
import { card } from "./card.js";
import { queryLinks } from "./links.js";
import { spark } from "./spark.js";
import { verdict } from "./verdict.js";

const SPARKS = 60;

export function checks(id) {
  const list = el("ul", { class: "checks", role: "list" });
  const paint = keyed(list, (series) => tile(id, series), ({ key }) => key);
  const root = card("Checks", "checks-card", list);
  return {
    root,
    update({ ticks, checks: latest, queries }) {
      const series = seriesOf(ticks, latest).map((each) => ({ ...each, query: queries[each.latest.name] }));
      root.hidden = series.length === 0;
      paint(series);
    },
  };
}

/** One entry per check of late: what it said last, and what it said before. */
function seriesOf(ticks, latest) {
  const all = new Map();
  const add = (check) => {
    const key = `${check.kind}/${check.name}`;
    const series = all.get(key) ?? { key, points: [] };
    series.latest = check;
    if (check.value !== undefined && check.value !== null) series.points.push(check);
    all.set(key, series);
  };
  const judged = ticks.filter((tick) => tick.checks.length > 0);
  if (judged.length === 0) latest.forEach(add);
  judged.slice(-SPARKS).forEach((tick) => tick.checks.forEach(add));
  return [...all.values()].sort((a, b) => Number(b.points.length > 0) - Number(a.points.length > 0));
}

function tile(id, { latest: first }) {
  const figure = el("span", { class: "check-value" });
  const bound = el("span", { class: "check-limit" });
  const said = el("span", { class: "check-verdict" });
  const line = el("div", { class: "check-spark" });
  const outs = el("div", { class: "check-outs", hidden: true });
  const root = el(
    "li",
    { class: "check" },
    el("div", { class: "check-head" }, el("h3", {}, first.name), said),
    el("div", { class: "check-body" }, el("div", {}, figure, bound), line),
    outs,
  );
  let shown = "";
  return {
    root,
    update({ latest, points, query }) {
      const state = JSON.stringify([latest, points.length, points.at(0), query]);
      if (state === shown) return;
      shown = state;
      const measured = points.length > 0;
      root.dataset.verdict = latest.verdict;
      setText(figure, measured ? value(latest.value, latest.unit) : latest.kind);
      figure.dataset.plain = !measured;
      setText(bound, measured ? limit(latest) : latest.message || "");
      bound.title = latest.message ?? "";
      outs.replaceChildren(...queryLinks(id, query));
      outs.hidden = outs.childElementCount === 0;
      said.replaceChildren(verdict(latest.verdict));
      line.replaceChildren(...(points.length > 1 ? [spark(points)] : []));
    },
  };
}
