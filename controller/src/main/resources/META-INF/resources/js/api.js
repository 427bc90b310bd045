// What the controller serves, and the one live connection to it.

async function get(path) {
  const response = await fetch(path, { headers: { Accept: "application/json" } });
  if (response.status === 404) return null;
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/** What the controller said, in its own words, with the status. */
async function refusal(response) {
  if (response.status === 401) await signIn();
  const { message } = await response.json().catch(() => ({}));
  const problem = new Error(message ?? `The controller answered ${response.status}.`);
  problem.status = response.status;
  return problem;
}

/** To the page that takes a token, where there is one. */
async function signIn() {
  const { auth, user } = await fetch("/api/session").then((response) => response.json());
  if (auth === "token" && !user) location.assign(`/login?to=${encodeURIComponent(location.pathname + location.search)}`);
}

export async function signOut() {
  await fetch("/api/session", { method: "DELETE" });
  location.assign("/login");
}

const canaryPath = ({ namespace, name }) =>
  `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;

const fetchList = () => get("/api/canaries");

export const fetchSettings = () => get("/api/settings");

/** One canary, or null when there is none; with `after`, only ticks after that seq. */
export const fetchCanary = (id, after = 0) => get(`/api/canaries/${canaryPath(id)}?after=${after}`);

/** The record of a run that has ended, or null when it was deleted. */
export const fetchRun = (id, run) => get(`/api/canaries/${canaryPath(id)}/runs/${encodeURIComponent(run)}`);

const ordersOf = (id) => `/api/canaries/${canaryPath(id)}/orders`;

/** Whether the user may give orders: {refused} with the reason, or nothing in it. */
export const fetchOrdering = (id) => get(ordersOf(id));

/** Gives an order; the same token again is the same order. Throws why not. */
export async function give(id, order) {
  let response;
  try {
    response = await fetch(ordersOf(id), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(order),
    });
  } catch {
    throw new Error("The controller does not answer.");
  }
  if (!response.ok) throw await refusal(response);
}

export const pageOf = (id) => `/canary/${canaryPath(id)}`;

/** Asks the demo for a version; resolves to nothing or throws why not. */
export async function release(demoUrl, kind) {
  let response;
  try {
    response = await fetch(`${demoUrl}/release/${kind}`, { method: "POST" });
  } catch {
    throw new Error("the demo does not answer");
  }
  if (!response.ok) throw new Error(`the demo answered ${response.status}`);
}

const SILENCE = 40_000;
const LONGEST_PAUSE = 15_000;

/**
 * Keeps a stream open for as long as the page lives.
 *
 * @param handlers by event name, each with the parsed data; `state` hears "live" and "reconnecting", `heard` each sign of life
 */
export function connect(handlers) {
  let source = null;
  let watchdog;
  let pause = 1000;
  let later = null;

  function watch() {
    clearTimeout(watchdog);
    watchdog = setTimeout(again, SILENCE);
  }

  function again() {
    clearTimeout(watchdog);
    if (source === null) return;
    source.close();
    source = null;
    handlers.state("reconnecting");
    // A stream does not say why it ended; this leads to the login when the session has.
    fetchSettings().catch(() => {});
    setTimeout(open, pause);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }

  /** What changes while the list is on its way is held back, and what is newer counts. */
  function take(name, data) {
    if (name === "hello") {
      later = [];
      const ours = source;
      fetchList()
        .then((canaries) => ours === source && whole(data.now, canaries))
        .catch(() => ours === source && again());
    } else if (later !== null && name !== "heartbeat") {
      later.push({ name, data });
    } else {
      handlers[name](data);
    }
  }

  function whole(now, canaries) {
    const seqs = new Map(canaries.map(({ namespace, name, seq }) => [`${namespace}/${name}`, seq]));
    const news = later;
    later = null;
    handlers.snapshot({ now, canaries });
    for (const { name, data } of news) {
      const known = seqs.get(`${data.namespace}/${data.name}`) ?? 0;
      if (name === "gone" || data.seq >= known) handlers[name](data);
    }
    pause = 1000;
    handlers.state("live");
  }

  function open() {
    later = null;
    source = new EventSource("/api/stream");
    for (const name of ["hello", "canaries", "gone", "heartbeat"]) {
      source.addEventListener(name, (event) => {
        handlers.heard();
        watch();
        const data = JSON.parse(event.data);
        if (name === "canaries") data.canaries.forEach((canary) => take("canary", canary));
        else take(name, data);
      });
    }
    // The browser's own retry gives up on HTTP errors; ours does not.
    source.onerror = again;
    watch();
  }

  open();
}
