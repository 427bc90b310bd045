// A list to choose one of, whose entries may change while it is there.

import { el } from "../dom.js";

/**
 * @param name what is chosen, for screen readers
 * @param changed hears the chosen key; "" stands for the first entry
 */
export function select(name, changed) {
  const root = el("select", { class: "select", "aria-label": name });
  let shown = "";
  let wanted = "";
  root.addEventListener("change", () => {
    wanted = root.value;
    changed(wanted);
  });
  return {
    root,
    get value() {
      return wanted;
    },
    choose(key) {
      wanted = key;
      root.value = key;
    },
    /** @param entries pairs of key and word; a chosen key that is not among them stays */
    update(entries) {
      const all = entries.some(([key]) => key === wanted) ? entries : [...entries, [wanted, wanted]];
      const state = JSON.stringify(all);
      if (state === shown) return;
      shown = state;
      root.replaceChildren(...all.map(([key, word]) => el("option", { value: key }, word)));
      root.value = wanted;
    },
  };
}
