// Whether what is shown is live. When it is not, the page is dimmed and says from when it is.

import { setText } from "../dom.js";
import { on } from "../store.js";
import { clock } from "../time.js";

const WORDS = { connecting: "connecting…", live: "live", reconnecting: "reconnecting…" };

export function startConnection(root, banner) {
  const word = root.querySelector(".connection-word");
  let heard = null;
  on("heard", () => {
    heard = Date.now();
  });
  on("connection", (state) => {
    root.dataset.state = state;
    document.documentElement.dataset.connection = state;
    setText(word, WORDS[state]);
    banner.hidden = state !== "reconnecting";
    setText(
      banner,
      state !== "reconnecting" ? "" : heard === null
        ? "The controller does not answer. Retrying…"
        : `The connection to the controller is lost. This page shows the state of ${clock(heard)}. Retrying…`,
    );
  });
}
