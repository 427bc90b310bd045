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
    primaryNote: phase === "Promoting" ? "updating to the new version" : "the released version",
    canary: percent(split.canary),
    canaryNote: idle && split.canary === 0 ? "not running" : "the new version",
    note: "",
  };
  if (phase === "" || phase === "Initializing") {
    words.primary = "–";
    words.primaryNote = "being made";
    words.canary = "–";
    words.canaryNote = "";
    words.note = "Until the primary is ready, traffic does not change.";
  } else if (idle) {
    words.note = resting(phase, split, target);
  } else if (split.mirrored) {
    words.canary = "copies";
    words.note = "Requests are mirrored to the canary, and its answers are dropped: all users are on the primary.";
  } else if (strategy.kind === "ab-test") {
    abTest(words, strategy, split);
  } else if (strategy.kind === "blue-green") {
    blueGreen(words, strategy, split);
  } else {
    words.note = weighted(strategy, split);
  }
  if (phase === "Promoting" && strategy.stepBack > 0 && split.canary > 0) {
    words.note = `Users move back to the primary, ${percent(strategy.stepBack)} per step. ${words.note}`.trim();
  }
  return words;
}

function resting(phase, split, target) {
  if (split.canary > 0) {
    return phase === "Failed" ? "The update of the primary failed: the canary keeps serving until the next change of the target." : "";
  }
  return `${target || "The target"} is scaled to zero between releases; its primary serves all users.`;
}

function abTest(words, { match }, split) {
  const who = match.join(", or ");
  if (split.canary === 0) {
    words.note = `A/B test: during a run, requests go to the canary where ${who}.`;
  } else if (split.canary === 100) {
    words.part = 0.5;
    words.primary = "the others";
    words.canary = "who match";
    words.note = `A/B test: requests go to the canary where ${who}. The bands do not show amounts.`;
  } else {
    words.note = `A/B test: the shares are of the requests where ${who}. All others go to the primary.`;
  }
}

function blueGreen(words, { switches }, split) {
  if (split.canary === 0) {
    words.canaryNote = "tested without users";
    words.note = switches
      ? "Blue/green: the new version is checked without users, then all users are switched to it at once."
      : "Blue/green: the new version is checked without users; then the primary is updated to it.";
  } else if (split.canary === 100) {
    words.primaryNote = "standby";
    words.note = "Blue/green: all users are switched to the new version.";
  }
}

function weighted({ match, affinity }, split) {
  const notes = [];
  if (match.length > 0 && split.canary > 0) notes.push(`Requests go to the canary at once where ${match.join(", or ")}; the shares are of all others.`);
  if (match.length > 0 && split.canary === 0) notes.push(`From the first step on, requests go to the canary where ${match.join(", or ")}.`);
  if (affinity) notes.push(`Users of the canary stay on it, by the cookie ${affinity}.`);
  return notes.join(" ");
}
