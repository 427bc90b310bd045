package io.haldane.outbound.admission;

/** What a call is for. Calls of one purpose never wait for those of another. */
public enum Purpose {
  HOOKS(512),
  METRICS(512),
  EVENTS(256),
  ALERTS(256);

  private final int atOnce;

  Purpose(int atOnce) {
    this.atOnce = atOnce;
  }

  /** Calls that the whole process makes at once. */
  int atOnce() {
    return atOnce;
  }
}
