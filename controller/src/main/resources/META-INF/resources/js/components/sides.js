// What both workloads run: image of each container, and how many pods are ready.

import { el, setText } from "../dom.js";
import { card } from "./card.js";

function side(word, kind) {
  const name = el("span", { class: "side-name" });
  const pods = el("span", { class: "side-pods figure" });
  const images = el("ul", { class: "side-images", role: "list" });
  let shown = "";
  return {
    root: el("div", { class: `side side-${kind}` }, el("h3", {}, word), name, pods, images),
    update(now) {
      const text = JSON.stringify(now);
      if (text === shown) return;
      shown = text;
      setText(name, now.name);
      setText(pods, podsWord(now));
      images.replaceChildren(
        ...now.images.map(({ container, image }) => el("li", {}, el("span", { class: "side-container" }, container), " ", el("code", {}, image))),
      );
    },
  };
}

function podsWord({ exists, ready, desired }) {
  if (!exists) return "does not exist";
  if (desired === undefined) return "";
  if (desired === 0 && ready === 0) return "scaled to zero";
  return `${ready} of ${desired} pods ready`;
}

export function sides() {
  const primary = side("Primary", "primary");
  const canary = side("Canary", "canary");
  const root = card("Versions", "sides", el("div", { class: "sides-pair" }, primary.root, canary.root));
  return {
    root,
    update({ sides: now }) {
      root.hidden = !now;
      if (!now) return;
      primary.update(now.primary);
      canary.update(now.canary);
    },
  };
}
