// Whether what is shown is live.

import { setText } from "../dom.js";
import { on } from "../store.js";

const WORDS = { connecting: "connecting…", live: "live", reconnecting: "reconnecting…" };

export function startConnection(root) {
  const word = root.querySelector(".connection-word");
  on("connection", (state) => {
    root.dataset.state = state;
    setText(word, WORDS[state]);
  });
}
