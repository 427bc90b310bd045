package io.haldane.outbound.admission;

/** What a call is for. Calls of one purpose never wait for those of another. */
public enum Purpose {
  /**
   * A gate is asked whenever its canary needs the answer: a refusal would be a delay for nothing.
   */
  HOOKS(512, false),
  METRICS(512, true),
  /** An event that is not sent now is lost. */
  EVENTS(256, false),
  /** An alert that is not sent now is lost. */
  ALERTS(256, false);

  private final int atOnce;
  private final boolean sparesSilentServers;

  Purpose(int atOnce, boolean sparesSilentServers) {
    this.atOnce = atOnce;
    this.sparesSilentServers = sparesSilentServers;
  }

  /** Whether a call may be refused because others got no answer. */
  boolean sparesSilentServers() {
    return sparesSilentServers;
  }

  /** Calls that the whole process makes at once. */
  int atOnce() {
    return atOnce;
  }
}
