package io.haldane.engine.workload;

/** Whether a workload's newest pods serve. */
public sealed interface Readiness {
  record Ready() implements Readiness {}

  /** Not yet; waiting may help. */
  record Waiting(String why) implements Readiness {}

  /** Its progress deadline has passed; waiting will not help. */
  record Stuck(String why) implements Readiness {}

  default boolean isReady() {
    return this instanceof Ready;
  }
}
