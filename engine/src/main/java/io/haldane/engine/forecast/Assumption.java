package io.haldane.engine.forecast;

/** How the questions of a {@link Forecast} are answered. */
public enum Assumption {
  /** Every check passes, every gate is open, and nobody asks for a rollback. */
  ALL_PASS,
  /** Every check that can fail does; gates are open. */
  CHECKS_FAIL,
  /** Every check passes and every gate is closed. */
  GATES_CLOSED
}
