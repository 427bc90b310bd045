package io.haldane.engine.decision;

/** How a run ended, counted once: {@code flagger_canary_successes_total} and its like. */
public enum Outcome {
  /** Still running, or nothing ran. */
  NONE,
  PROMOTED,
  /** Promoted without analysis. */
  SKIPPED,
  FAILED
}
