// Times as the controller's clock has them; <hal-ago> and <hal-countdown> keep themselves current.

let offset = 0;

/** Call with the server's time: countdowns then survive a wrong clock on this side. */
export function setServerNow(iso) {
  offset = Date.parse(iso) - Date.now();
}

export function now() {
  return Date.now() + offset;
}

export function absolute(iso) {
  return iso
    ? new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" })
    : "";
}

export function clock(iso) {
  return new Date(iso).toLocaleTimeString(undefined, { hour12: false });
}

/** A length of time in its largest fitting unit, such as "42 s" or "3 min". */
export function span(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}

const alive = new Set();
setInterval(() => alive.forEach((element) => element.tick()), 1000);

class Living extends HTMLElement {
  connectedCallback() {
    alive.add(this);
    this.tick();
  }

  disconnectedCallback() {
    alive.delete(this);
  }

  /** @param iso a time, or nothing */
  set at(iso) {
    this.iso = iso;
    this.tick();
  }
}

class Ago extends Living {
  tick() {
    const past = this.iso ? now() - Date.parse(this.iso) : null;
    let text = "–";
    if (past !== null) text = past < 5000 ? "just now" : `${span(past)} ago`;
    if (this.textContent !== text) this.textContent = text;
    this.title = absolute(this.iso);
  }
}

class Countdown extends Living {
  tick() {
    if (!this.iso) {
      this.textContent = "";
      return;
    }
    const left = Date.parse(this.iso) - now();
    const text = left > 0 ? span(Math.ceil(left / 1000) * 1000) : "any moment now";
    if (this.textContent !== text) this.textContent = text;
    this.title = absolute(this.iso);
    this.dispatchEvent(new CustomEvent("left", { detail: left }));
  }
}

customElements.define("hal-ago", Ago);
customElements.define("hal-countdown", Countdown);
