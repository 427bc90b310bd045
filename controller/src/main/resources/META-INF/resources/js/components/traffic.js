// Who gets the traffic, as a picture in the strategy's own terms.

import { el, setAttribute, setText } from "../dom.js";
import { percent } from "../format.js";
import { card } from "./card.js";
import { flow } from "./flow.js";

function end(kind) {
  const name = el("span", { class: "end-name" }, kind === "primary" ? "Primary" : "Canary");
  const share = el("span", { class: "end-share" });
  const note = el("span", { class: "end-note" });
  return { root: el("div", { class: `end end-${kind}` }, name, share, note), share, note };
}

export function traffic() {
  const bands = flow();
  const client = el("span", { class: "end-note" });
  const primary = end("primary");
  const canary = end("canary");
  const note = el("p", { class: "traffic-note" });
  const root = card(
    "Traffic",
    "traffic",
    el(
      "div",
      { class: "picture" },
      el("div", { class: "end end-client" }, el("span", { class: "end-name" }, "Users"), client),
      bands.root,
      el("div", { class: "ends" }, primary.root, canary.root),
    ),
    note,
  );
  return {
    root,
    update(detail) {
      const words = picture(detail);
      bands.update(words.part, words.mirrored);
      setText(client, words.client);
      setText(primary.share, words.primary);
      setText(primary.note, words.primaryNote);
      setText(canary.share, words.canary);
      setText(canary.note, words.canaryNote);
      setText(note, words.note);
      root.dataset.words = words.primary.includes(" ") && !words.primary.includes("%");
      setAttribute(canary.root, "data-idle", words.part === 0 && !words.mirrored);
      setAttribute(primary.root, "data-idle", words.part === 1);
    },
  };
}

const RUNNING = new Set(["Progressing", "WaitingPromotion", "Promoting", "Finalising"]);

/** What to draw and say. */
function picture({ summary, traffic: split, target }) {
  const { strategy, phase } = summary;
  const idle = !RUNNING.has(phase);
  const words = {
    part: split.canary / 100,
    mirrored: split.mirrored,
    client: "every request",
    primary: percent(split.primary),
    primaryNote: phase === "Promoting" ? "taking over the new version" : "the released version",
    canary: percent(split.canary),
    canaryNote: idle && split.canary === 0 ? "not running" : "the new version",
    note: "",
  };
  if (phase === "" || phase === "Initializing") {
    words.primary = "–";
    words.primaryNote = "being made";
    words.canary = "–";
    words.canaryNote = "";
    words.note = "Until the primary is ready, traffic goes where it went before.";
  } else if (split.mirrored) {
    words.canary = "copies";
    words.note = "Requests are mirrored: the canary gets a copy of each, and its answers are thrown away.";
  } else if (strategy.kind === "ab-test" && split.canary === 100 && phase !== "Promoting") {
    words.part = 0.5;
    words.primary = "the others";
    words.canary = "who match";
    words.note = `A/B test: requests go to the canary where ${strategy.match.join(", or ")}. Bands do not show amounts.`;
  } else if (strategy.kind === "ab-test") {
    words.note = `A/B test: while it runs, requests go to the canary where ${strategy.match.join(", or ")}.`;
  } else if (strategy.kind === "blue-green" && !idle && split.canary === 0) {
    words.canary = "0 %";
    words.canaryNote = "tested without users";
    words.note = "Blue/green: the new version is judged aside, then all traffic switches to it at once.";
  } else if (idle && split.canary === 0) {
    words.note = `${target || "The target"} is scaled to zero between releases; its primary serves everybody.`;
  } else if (idle && phase === "Failed") {
    words.note = "The primary could not take over the new version: the canary keeps serving until the next change.";
  }
  return words;
}
