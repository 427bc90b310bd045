// Narrows the list by text and by group; the choice lives in the address, so that it can be shared.

import { el, setText } from "../dom.js";
import { ATTENTION } from "../phases.js";
import { icon } from "./icon.js";

export function filter(changed) {
  const address = new URLSearchParams(location.search);
  const groups = new Set((address.get("show") ?? "").split(",").filter(Boolean));
  const input = el("input", {
    id: "filter",
    type: "search",
    placeholder: "Name, namespace or text",
    autocomplete: "off",
    spellcheck: "false",
  });
  input.value = address.get("q") ?? "";

  function apply() {
    const query = new URLSearchParams();
    if (input.value) query.set("q", input.value);
    if (groups.size) query.set("show", [...groups].join(","));
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    changed();
  }
  input.addEventListener("input", apply);

  const chips = ATTENTION.map(({ key, word, icon: shape }) => {
    const number = el("span", { class: "chip-number" }, "0");
    const button = el("button", { type: "button", class: "chip", "data-tone": key, "aria-pressed": groups.has(key) ? "true" : "false" },
      icon(shape), el("span", {}, word), number);
    button.addEventListener("click", () => {
      if (!groups.delete(key)) groups.add(key);
      button.setAttribute("aria-pressed", groups.has(key) ? "true" : "false");
      apply();
    });
    return { key, root: button, number };
  });

  const root = el(
    "search",
    { class: "filter", role: "search" },
    el("label", { class: "visually-hidden", for: "filter" }, "Filter canaries"),
    input,
    el("div", { class: "chips", role: "group", "aria-label": "Show only" }, chips.map((chip) => chip.root)),
  );

  return {
    root,
    matches(canary) {
      if (groups.size && !groups.has(canary.attention)) return false;
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const text = `${canary.namespace}/${canary.name} ${canary.phase} ${canary.text}`.toLowerCase();
      return words.every((word) => text.includes(word));
    },
    update(all) {
      for (const { key, number } of chips) {
        setText(number, all.filter(({ attention }) => attention === key).length);
      }
    },
  };
}
