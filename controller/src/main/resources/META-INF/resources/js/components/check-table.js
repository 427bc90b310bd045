// Checks of ticks in a table, newest first.

import { el, keyed } from "../dom.js";
import { limit, value } from "../format.js";
import { absolute, clock } from "../time.js";
import { verdict } from "./verdict.js";

const PAGE = 12;
const COLUMNS = ["Time", "Check", "Value", "Limit", "Verdict", "Reason"];

/** The table and a button for more of it: {parts, update(ticks)}, which says whether there is a check. */
export function checkTable(caption) {
  let most = PAGE;
  let shown = [];
  const body = el("tbody", { role: "rowgroup" });
  const paintRows = keyed(body, row, ({ key }) => key);
  const more = el("button", { class: "button button-quiet", type: "button" }, "Show more");
  // Roles are spelled out because on a phone the rows are laid out as blocks, which would lose them.
  const table = el(
    "table",
    { class: "record", role: "table" },
    el("caption", { class: "visually-hidden" }, caption),
    el(
      "thead",
      { role: "rowgroup" },
      el("tr", { role: "row" }, COLUMNS.map((word) => el("th", { scope: "col", role: "columnheader" }, word))),
    ),
    body,
  );

  function paint() {
    const rows = rowsOf(shown);
    table.hidden = rows.length === 0;
    more.hidden = rows.length <= most;
    paintRows(rows.slice(0, most));
    return rows.length > 0;
  }
  more.addEventListener("click", () => {
    const first = most;
    most += 4 * PAGE;
    paint();
    const next = body.children[first];
    next?.setAttribute("tabindex", "-1");
    next?.focus();
  });

  return {
    parts: [table, more],
    update(ticks) {
      shown = ticks;
      return paint();
    },
  };
}

function rowsOf(ticks) {
  return ticks
    .toReversed()
    .flatMap((tick) => tick.checks.map((check, index) => ({ key: `${tick.seq}/${tick.at}/${index}`, first: index === 0, tick, check })));
}

/** What the whole tick decided is the reason of a check that failed, and of no other. */
const reason = (tick, check) => check.message || (check.verdict === "fail" ? tick.text : "");

function row({ tick, check, first }) {
  const cell = (index, content, kind) =>
    el("td", { role: "cell", "data-label": COLUMNS[index], class: kind }, content);
  const measured = check.value !== undefined && check.value !== null;
  const time = el("time", { datetime: tick.at, title: absolute(tick.at) }, clock(tick.at));
  return {
    root: el(
      "tr",
      { role: "row", class: first ? "record-first" : null, "data-verdict": check.verdict },
      cell(0, time, "figure record-time"),
      cell(1, check.name, "record-name"),
      cell(2, value(check.value, check.unit), measured ? "figure" : "figure record-none"),
      cell(3, limit(check), measured ? "figure" : "figure record-none"),
      cell(4, verdict(check.verdict), null),
      cell(5, reason(tick, check), "record-reason"),
    ),
  };
}
