// The last values of one check as a line, with its limits.

import { svg } from "../dom.js";

const WIDTH = 160;
const HEIGHT = 40;
const PAD = 5;

/** @param points checks with a value, oldest first */
export function spark(points) {
  const values = points.map(({ value }) => value);
  const latest = points.at(-1);
  const bounds = [latest.min, latest.max].filter((bound) => bound !== undefined && bound !== null);
  const low = Math.min(...values, ...bounds);
  const high = Math.max(...values, ...bounds);
  const x = (index) => PAD + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * PAD);
  const y = (value) => (high === low ? HEIGHT / 2 : HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD));
  const line = values.map((value, index) => `${index ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  return svg(
    "svg",
    { class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", focusable: "false" },
    bounds.map((bound) => svg("line", { class: "spark-limit", x1: 0, x2: WIDTH, y1: y(bound), y2: y(bound) })),
    svg("path", { class: "spark-line", d: line }),
    points.map((point, index) =>
      point.verdict === "fail" || index === points.length - 1
        ? svg("circle", { class: point.verdict === "fail" ? "spark-fail" : "spark-now", cx: x(index), cy: y(point.value), r: 3 })
        : null,
    ),
  );
}
