// Draws a run to scale, in pixels: the same text size on a phone as on a wall.

import { svg } from "../dom.js";
import { clock } from "../time.js";

const HEIGHT = 208;
const LEFT = 44;
const RIGHT = 14;
const TOP = 14;
const BOTTOM = 28;

export const failed = (tick) =>
  tick.checks.some(({ verdict }) => verdict === "fail") || (tick.phaseAfter === "Failed" && tick.phaseBefore !== "Failed");

export function chart(data, width) {
  const { ticks, from, rounds, most } = data;
  const to = Math.max(data.to, from + 1000);
  const x = (time) => LEFT + ((Math.min(to, Math.max(from, time)) - from) / (to - from)) * (width - LEFT - RIGHT);
  const y = (value) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
  const points = ticks.map((tick) => ({ tick, x: x(Date.parse(tick.at)), y: y(rounds ? Math.min(most, tick.iteration) : tick.weightAfter) }));
  const marker = svg("line", { class: "chart-marker", y1: TOP, y2: HEIGHT - BOTTOM, hidden: true });
  const root = svg(
    "svg",
    { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true", focusable: "false" },
    grid(most, rounds, width, y),
    axis(from, to, width, x),
    steps(points, x(data.open ? to : Math.max(to, from)), y(0)),
    marker,
    points.map(dot),
  );
  return {
    root,
    ticks,
    rounds,
    strategy: data.strategy,
    nearest(at) {
      const distance = (point) => Math.abs(point.x - at);
      return points.reduce((best, point) => (best && distance(best) <= distance(point) ? best : point), null)?.tick;
    },
    mark(index) {
      marker.toggleAttribute("hidden", index < 0);
      if (index < 0) return;
      marker.setAttribute("x1", points[index].x);
      marker.setAttribute("x2", points[index].x);
    },
  };
}

function grid(most, rounds, width, y) {
  const step = most > 25 ? 25 : 5;
  const marks = rounds ? [0, Math.round(most / 2), most] : Array.from({ length: most / step + 1 }, (_, index) => index * step);
  return marks.map((mark) => [
    svg("line", { class: "chart-grid", x1: LEFT, x2: width - RIGHT, y1: y(mark), y2: y(mark) }),
    svg("text", { class: "chart-text", x: LEFT - 8, y: y(mark) + 4, "text-anchor": "end" }, rounds ? mark : `${mark} %`),
  ]).flat();
}

function axis(from, to, width, x) {
  const count = Math.max(1, Math.min(5, Math.floor(width / 130)));
  return Array.from({ length: count + 1 }, (_, index) => {
    const time = from + ((to - from) * index) / count;
    const anchor = index === 0 ? "start" : index === count ? "end" : "middle";
    return svg("text", { class: "chart-text", x: x(time), y: HEIGHT - 8, "text-anchor": anchor }, clock(time));
  });
}

function steps(points, end, zero) {
  if (points.length === 0) return [];
  let line = `M${points[0].x} ${points[0].y}`;
  for (const point of points.slice(1)) line += `H${point.x}V${point.y}`;
  line += `H${Math.max(end, points.at(-1).x)}`;
  const area = `${line}V${zero}H${points[0].x}Z`;
  return [svg("path", { class: "chart-area", d: area }), svg("path", { class: "chart-line", d: line })];
}

function dot({ tick, x, y }) {
  if (!failed(tick)) return svg("circle", { class: "chart-dot", cx: x, cy: y, r: 3.5 });
  return svg(
    "g",
    { class: "chart-failure" },
    svg("circle", { cx: x, cy: y, r: 7.5 }),
    svg("path", { d: `M${x - 3} ${y - 3}l6 6m0 -6l-6 6` }),
  );
}
