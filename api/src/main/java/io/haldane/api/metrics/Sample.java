package io.haldane.api.metrics;

/** The answer to one metric query. Only a value can pass a check. */
public sealed interface Sample {
  record Value(double value) implements Sample {}

  /** The backend answered and has nothing: no series, or not a number. */
  record NoData(String why) implements Sample {}

  /** There is no answer to judge. */
  record Unavailable(Fault fault, String why) implements Sample {}

  /**
   * The backend was not asked, because the controller makes too many calls already or the backend
   * did not answer others. That says nothing about the canary and never counts against it. No
   * provider gives this.
   */
  record NotAsked(String why) implements Sample {}

  /** Who has to fix it. */
  enum Fault {
    /**
     * The canary, the template or its Secret: bad address, credentials refused, malformed query.
     */
    CONFIGURATION,
    /** The backend or the way to it: down, slow, 5xx, junk. */
    BACKEND
  }
}
