package io.haldane.engine.workload;

/** Whether a workload's newest pods serve. */
public sealed interface Readiness {
  record Ready() implements Readiness {}

  /** Not yet; waiting may help. */
  record Waiting(String why) implements Readiness {
    private static final String UNSEEN = " generation less than desired generation";

    /** The workload's own controller has not seen the change yet. */
    public static Waiting unseen(String kind) {
      return new Waiting("waiting for rollout to finish: observed " + kind + UNSEEN);
    }

    /** What passes in a moment is not reported. */
    public boolean isNews() {
      return !why.endsWith(UNSEEN);
    }
  }

  /** Its progress deadline has passed; waiting will not help. */
  record Stuck(String why) implements Readiness {}

  default boolean isReady() {
    return this instanceof Ready;
  }
}
