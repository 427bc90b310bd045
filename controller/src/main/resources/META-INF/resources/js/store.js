// The state of the page: canaries by key, settings, connection. Views subscribe by topic.

const listeners = new Map();

export const state = {
  canaries: new Map(),
  loaded: false,
  settings: { version: "", demoUrl: null, clusterName: null, auth: null, user: null, links: [] },
  connection: "connecting",
};

export const keyOf = ({ namespace, name }) => `${namespace}/${name}`;

/** Calls back on a topic (`canaries`, `settings`, `connection`, `phase`, `fresh`, `heard`); returns the way out. */
export function on(topic, callback) {
  const all = listeners.get(topic) ?? new Set();
  listeners.set(topic, all.add(callback));
  return () => all.delete(callback);
}

function tell(topic, data) {
  listeners.get(topic)?.forEach((callback) => callback(data));
}

export function setSettings(settings) {
  state.settings = settings;
  tell("settings", settings);
}

export function setConnection(connection) {
  if (state.connection === connection) return;
  state.connection = connection;
  tell("connection", connection);
}

/** Something came in: the picture is of now. */
export const heard = () => tell("heard");

/** A whole new picture, at the start and after every reconnect; what is the same stays the same object. */
export function setSnapshot(canaries) {
  const before = state.canaries;
  const kept = (key, canary) => {
    const old = before.get(key);
    return old && JSON.stringify(old) === JSON.stringify(canary) ? old : canary;
  };
  state.canaries = new Map(canaries.map((canary) => [keyOf(canary), kept(keyOf(canary), canary)]));
  state.loaded = true;
  tell("canaries");
  tell("fresh");
}

export function putCanary(canary) {
  const key = keyOf(canary);
  const before = state.canaries.get(key);
  state.canaries.set(key, canary);
  if (before && before.phase !== canary.phase) tell("phase", { before, canary });
  tell("canaries", key);
}

export function dropCanary(id) {
  const key = keyOf(id);
  state.canaries.delete(key);
  tell("canaries", key);
}
