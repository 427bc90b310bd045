// What was reported, newest first.

import { el, keyed } from "../dom.js";
import { card } from "./card.js";
import { icon } from "./icon.js";

const MOST = 60;

export function events() {
  const list = el("ol", { class: "log", role: "list" });
  const paint = keyed(list, event, ({ key }) => key);
  const none = el("p", { class: "quiet" }, "No events since the controller started.");
  return {
    root: card("Events", "events", none, el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Events, newest first" }, list)),
    update({ ticks }) {
      const said = ticks
        .toReversed()
        .flatMap((tick) => tick.announcements.toReversed().map((one) => ({ ...one, key: one.id || `${tick.seq} ${one.message}` })));
      const once = [...new Map(said.map((one) => [one.key, one])).values()].slice(0, MOST);
      none.hidden = once.length > 0;
      paint(once);
    },
  };
}

function event({ at, type, message }) {
  const bad = type === "Warning";
  const ago = el("hal-ago", { class: "log-time figure" });
  ago.at = at;
  return {
    root: el(
      "li",
      { class: "log-line", "data-tone": bad ? "failed" : "steady" },
      icon(bad ? "warn" : "info"),
      el("span", { class: "log-text" }, bad ? el("span", { class: "visually-hidden" }, "Warning: ") : null, message),
      ago,
    ),
  };
}
