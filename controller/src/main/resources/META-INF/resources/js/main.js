// Starts the page: connection, theme, and the view that the address names.

import { connect, fetchSettings, signOut } from "./api.js";
import { startUser } from "./components/user.js";
import { startConnection } from "./components/connection.js";
import { startTheme } from "./components/theme.js";
import { phaseOf } from "./phases.js";
import * as store from "./store.js";
import { setServerNow } from "./time.js";
import { canaryView } from "./views/canary.js";
import { listView } from "./views/list.js";
import { notFoundView } from "./views/not-found.js";

const main = document.getElementById("main");
let view = null;

function viewOf(path) {
  if (path === "/" || path === "/index.html") return listView();
  const match = /^\/canary\/([^/]+)\/([^/]+)\/?$/.exec(path);
  if (!match) return notFoundView();
  return canaryView({ namespace: decodeURIComponent(match[1]), name: decodeURIComponent(match[2]) });
}

function show(moveFocus) {
  view?.close?.();
  view = viewOf(location.pathname);
  main.replaceChildren(view.root);
  if (moveFocus) {
    scrollTo(0, 0);
    main.querySelector("h1")?.focus();
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-link]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  show(true);
});
addEventListener("popstate", () => show(true));

store.on("phase", ({ canary }) => {
  const announcer = document.getElementById("announcer");
  announcer.textContent = `${canary.name} in ${canary.namespace} is now ${phaseOf(canary.phase).word}. ${canary.text}`;
});

store.on("settings", ({ version, clusterName }) => {
  const cluster = document.getElementById("cluster");
  cluster.hidden = !clusterName;
  cluster.textContent = clusterName ?? "";
  document.getElementById("version").textContent = version ? `Haldane ${version}` : "Haldane";
});

startUser(signOut);
startTheme(document.getElementById("theme"));
startConnection(document.getElementById("connection"), document.getElementById("stale"));
show(false);

function learnSettings() {
  fetchSettings()
    .then((settings) => settings && store.setSettings(settings))
    .catch(() => {
      // The next heartbeat or snapshot asks again; until then the page does without.
    });
}

connect({
  heard: store.heard,
  snapshot({ now, canaries }) {
    setServerNow(now);
    store.setSnapshot(canaries);
    learnSettings();
  },
  canary: store.putCanary,
  gone: store.dropCanary,
  heartbeat({ now }) {
    setServerNow(now);
    if (!store.state.settings.auth) learnSettings();
  },
  state: store.setConnection,
});
