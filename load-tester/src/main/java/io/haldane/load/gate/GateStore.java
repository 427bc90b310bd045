package io.haldane.load.gate;

import io.haldane.load.plan.Refusal;

/** Which gates are open. Thread-safe; may block. */
public interface GateStore {
  int MOST_OPEN = 2_000;

  /**
   * Closed unless it was opened.
   *
   * @throws GatesUnavailable when nobody can know
   */
  boolean isOpen(GateKey key) throws GatesUnavailable;

  /**
   * @throws Refusal when too many are open
   * @throws GatesUnavailable when it could not be stored
   */
  void open(GateKey key) throws Refusal, GatesUnavailable;

  /**
   * @throws GatesUnavailable when it could not be stored
   */
  void close(GateKey key) throws GatesUnavailable;

  /** Where gates are kept, for the log. */
  String description();

  static Refusal tooMany() {
    return new Refusal("%d gates are open, which is the limit. Close some.".formatted(MOST_OPEN));
  }
}
