// Small pictures, drawn on a grid of 16; each phase has a shape of its own.

import { svg } from "../dom.js";

const PATHS = {
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4 12 12M12 4 4 12",
  pause: "M5.5 3.5V12.5M10.5 3.5V12.5",
  up: "M2.5 12 6.5 8 9 10.5 13.5 5M9.8 4.5H13.8V8.5",
  double: "M3 8.5 8 4 13 8.5M3 13 8 8.5 13 13",
  turn: "M13.2 8A5.2 5.2 0 1 1 11 3.7M11.2 1.3V4.2H8.3",
  ring: "M8 3A5 5 0 1 0 8 13 5 5 0 1 0 8 3",
  info: "M8 7.2V12M8 4V4.2",
  warn: "M8 2.2 14.5 13.5H1.5ZM8 6.5V9.5M8 11.5V11.6",
  sun: "M8 5.2A2.8 2.8 0 1 0 8 10.8 2.8 2.8 0 1 0 8 5.2M8 1V2.5M8 13.5V15M1 8H2.5M13.5 8H15M3 3 4.1 4.1M11.9 11.9 13 13M3 13 4.1 11.9M11.9 4.1 13 3",
  moon: "M13.5 9.5A6 6 0 0 1 6.5 2.5 6 6 0 1 0 13.5 9.5Z",
  back: "M9.5 3.5 5 8 9.5 12.5",
  out: "M6.5 3.5H3.5V12.5H12.5V9.5M9 3.5H12.5V7M12.2 3.8 7.5 8.5",
  wait: "M8 2.5A5.5 5.5 0 1 0 8 13.5 5.5 5.5 0 1 0 8 2.5M8 5V8L10.2 9.5",
};

export function icon(name) {
  const path = svg("path", { d: PATHS[name] });
  const root = svg("svg", { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" }, path);
  root.show = (other) => path.setAttribute("d", PATHS[other]);
  return root;
}
