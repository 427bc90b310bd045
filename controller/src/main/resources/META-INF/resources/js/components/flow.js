// Two bands that part at a split; their widths follow the shares, gently.

import { setAttribute, svg } from "../dom.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const LASTS = 600;
const THICK = 56;
const TOP = 8;
const BOTTOM = 92;
const SPLIT = 34;
const THINNEST = 1.2;

/** A band from x=0 along the middle, parting at the split towards its end. */
function ribbon(from, to, size) {
  const bend = SPLIT + (100 - SPLIT) / 2;
  return (
    `M0 ${from}H${SPLIT}C${bend} ${from} ${bend} ${to} 100 ${to}` +
    `V${to + size}C${bend} ${to + size} ${bend} ${from + size} ${SPLIT} ${from + size}H0Z`
  );
}

export function flow() {
  const primary = svg("path", { class: "flow-primary" });
  const canary = svg("path", { class: "flow-canary" });
  const copies = svg("path", { class: "flow-copies", d: copyPath(), "vector-effect": "non-scaling-stroke" });
  const root = svg(
    "svg",
    { class: "flow", viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    primary,
    canary,
    copies,
  );
  let shown = null;
  let frame = 0;

  function draw(part) {
    const canarySize = part <= 0 ? 0 : Math.max(THINNEST, THICK * part);
    const primarySize = part >= 1 ? 0 : Math.max(THINNEST, THICK - canarySize);
    const start = 50 - THICK / 2;
    setAttribute(primary, "d", primarySize ? ribbon(start, TOP, primarySize) : "M0 0");
    setAttribute(canary, "d", canarySize ? ribbon(start + THICK - canarySize, BOTTOM - canarySize, canarySize) : "M0 0");
    shown = part;
  }

  return {
    root,
    /** @param part of the requests, 0 to 1, that go to the canary; @param mirrored dashes of copies */
    update(part, mirrored) {
      copies.toggleAttribute("hidden", !mirrored);
      if (part === shown) return;
      cancelAnimationFrame(frame);
      if (shown === null || still.matches) {
        draw(part);
        return;
      }
      const from = shown;
      const begun = performance.now();
      const step = (time) => {
        const done = Math.min(1, Math.max(0, (time - begun) / LASTS));
        draw(from + (part - from) * (1 - (1 - done) ** 3));
        if (done < 1) frame = requestAnimationFrame(step);
        else draw(part);
      };
      frame = requestAnimationFrame(step);
    },
  };
}

function copyPath() {
  const bend = SPLIT + (100 - SPLIT) / 2;
  return `M${SPLIT} 78C${bend} 78 ${bend} 84 100 84`;
}
