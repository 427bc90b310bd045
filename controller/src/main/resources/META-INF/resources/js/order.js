// How the list is sorted.

import { byAttention } from "./phases.js";

const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a, b) => inOrder(a.name, b.name) || inOrder(a.namespace, b.namespace);

const SORTS = {
  "": { word: "Attention first", compare: byAttention },
  name: { word: "Name", compare: byName },
  namespace: { word: "Namespace", compare: (a, b) => inOrder(a.namespace, b.namespace) || byName(a, b) },
  changed: { word: "Last changed", compare: (a, b) => inOrder(b.changedAt ?? "", a.changedAt ?? "") || byName(a, b) },
  failed: { word: "Failed checks", compare: (a, b) => b.failedChecks - a.failedChecks || byAttention(a, b) },
};

export const sortWords = Object.entries(SORTS).map(([key, { word }]) => [key, word]);

export const comparing = (key) => (SORTS[key] ?? SORTS[""]).compare;
