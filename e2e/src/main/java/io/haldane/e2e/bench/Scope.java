package io.haldane.e2e.bench;

/** What is measured. */
enum Scope {
  ALL(200),
  /** The fleet is only taken over, and rests. */
  STEADY(200),
  /** The list of canaries in a real Chromium, and what an open page costs the controller. */
  DASHBOARD(500),
  /** Releases beside a metrics backend that hangs. */
  SOAK(500),
  /** Alerts whose receiver is down while controllers are killed. */
  OUTBOX(500),
  /** The load tester beside another one; no controller and no canaries. */
  LOAD(1);

  private final int canaries;

  Scope(int canaries) {
    this.canaries = canaries;
  }

  /** How many there are unless the command line says so. */
  int canaries() {
    return canaries;
  }
}
