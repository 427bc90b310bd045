// What the controller serves, and the one live connection to it.

async function get(path) {
  const response = await fetch(path, { headers: { Accept: "application/json" } });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

const canaryPath = ({ namespace, name }) =>
  `${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;

export const fetchSettings = () => get("/api/settings");

/** One canary, or null when there is none; with `after`, only ticks after that seq. */
export const fetchCanary = (id, after = 0) => get(`/api/canaries/${canaryPath(id)}?after=${after}`);

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
 * @param handlers by event name, each with the parsed data; `state` hears "live" and "reconnecting"
 */
export function connect(handlers) {
  let source;
  let watchdog;
  let pause = 1000;

  function heard() {
    clearTimeout(watchdog);
    watchdog = setTimeout(again, SILENCE);
  }

  function again() {
    clearTimeout(watchdog);
    source.close();
    handlers.state("reconnecting");
    setTimeout(open, pause);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  }

  function open() {
    source = new EventSource("/api/stream");
    for (const name of ["snapshot", "canary", "gone", "heartbeat"]) {
      source.addEventListener(name, (event) => {
        heard();
        handlers[name](JSON.parse(event.data));
        if (name === "snapshot") {
          pause = 1000;
          handlers.state("live");
        }
      });
    }
    // The browser's own retry gives up on HTTP errors; ours does not.
    source.onerror = again;
    heard();
  }

  open();
}
