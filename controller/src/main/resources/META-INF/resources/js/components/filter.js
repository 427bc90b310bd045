// Narrows and sorts the list by text, label, namespace, phase and group; the choice lives in the address, so that it can be shared.

import { el, setText } from "../dom.js";
import { sortWords } from "../order.js";
import { ATTENTION, phaseOf } from "../phases.js";
import { icon } from "./icon.js";
import { select } from "./select.js";

export function filter(changed) {
  const address = new URLSearchParams(location.search);
  const groups = new Set((address.get("show") ?? "").split(",").filter(Boolean));
  const input = el("input", {
    id: "filter",
    type: "search",
    placeholder: "Name, text or label=value",
    autocomplete: "off",
    spellcheck: "false",
  });
  input.value = address.get("q") ?? "";
  const namespace = select("Namespace", apply);
  const phase = select("Phase", apply);
  const sort = select("Sort by", apply);
  namespace.choose(address.get("namespace") ?? "");
  phase.choose(address.get("phase") ?? "");
  sort.choose(address.get("sort") ?? "");
  sort.update(sortWords.map(([key, word]) => [key, `Sort: ${word}`]));

  function apply() {
    const query = new URLSearchParams();
    if (input.value) query.set("q", input.value);
    if (namespace.value) query.set("namespace", namespace.value);
    if (phase.value) query.set("phase", phase.value);
    if (sort.value) query.set("sort", sort.value);
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
    el("div", { class: "selects" }, namespace.root, phase.root, sort.root),
    el("div", { class: "chips", role: "group", "aria-label": "Show only" }, chips.map((chip) => chip.root)),
  );

  return {
    root,
    matches(canary) {
      if (groups.size && !groups.has(canary.attention)) return false;
      if (namespace.value && canary.namespace !== namespace.value) return false;
      if (phase.value && canary.phase !== phase.value) return false;
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const text = `${canary.namespace}/${canary.name} ${canary.phase} ${canary.text}`.toLowerCase();
      return words.every((word) => text.includes(word) || (word.includes("=") && hasLabel(canary, word)));
    },
    get sort() {
      return sort.value;
    },
    update(all) {
      const of = (field) => [...new Set(all.map((canary) => canary[field]))].filter(Boolean).sort();
      namespace.update([["", "All namespaces"], ...of("namespace").map((name) => [name, name])]);
      phase.update([["", "All phases"], ...of("phase").map((name) => [name, phaseOf(name).word])]);
      for (const { key, number } of chips) {
        setText(number, all.filter(({ attention }) => attention === key).length);
      }
    },
  };
}

/** `label=value`, or `label=` for any value. */
function hasLabel({ labels = {} }, word) {
  const [key, wanted] = word.split("=", 2);
  return Object.entries(labels).some(([label, value]) => label.toLowerCase() === key && value.toLowerCase().startsWith(wanted));
}
