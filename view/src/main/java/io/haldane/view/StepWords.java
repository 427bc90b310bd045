package io.haldane.view;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.plan.RunPlan;
import java.util.Objects;

/** One step of a canary, described by the status before it and the one after it. */
final class StepWords {
  private StepWords() {}

  /** A clause that begins in lower case and has no full stop. */
  static String of(CanaryStatus before, CanaryStatus next, RunPlan plan) {
    if (isNewRun(before, next)) {
      return before.phase().running()
          ? "the analysis starts again with the newest version"
          : "a new run starts";
    }
    return before.phase() == next.phase() || isSwitch(before, next)
        ? within(before, next, plan)
        : into(before, next);
  }

  private static boolean isNewRun(CanaryStatus before, CanaryStatus next) {
    return next.phase() == CanaryPhase.PROGRESSING
        && !Objects.equals(before.runStartedAt(), next.runStartedAt());
  }

  /** A switch that waited for approval. */
  private static boolean isSwitch(CanaryStatus before, CanaryStatus next) {
    return before.phase() == CanaryPhase.WAITING_PROMOTION
        && next.phase() == CanaryPhase.PROGRESSING;
  }

  private static String into(CanaryStatus before, CanaryStatus next) {
    return switch (next.phase()) {
      case NEW, INITIALIZING -> "the primary is created";
      case INITIALIZED -> "the primary takes the traffic";
      case WAITING -> "the new version waits for approval";
      case PROGRESSING -> "the new version is checked";
      case WAITING_PROMOTION -> "the promotion waits for approval";
      case PROMOTING -> "the new version is promoted to the primary";
      case FINALISING -> "all traffic goes back to the primary";
      case SUCCEEDED ->
          before.phase().running()
              ? "the run ends: the primary has the new version"
              : "nothing is left to approve";
      case FAILED -> failed(before);
      case TERMINATING, TERMINATED -> "the workload and its routes are restored";
    };
  }

  private static String failed(CanaryStatus before) {
    return switch (before.phase()) {
      case PROMOTING, FINALISING -> "the promotion fails";
      case PROGRESSING, WAITING_PROMOTION, WAITING -> "the new version is rolled back";
      case NEW, INITIALIZING, INITIALIZED, SUCCEEDED, FAILED, TERMINATING, TERMINATED ->
          "the run fails";
    };
  }

  private static String within(CanaryStatus before, CanaryStatus next, RunPlan plan) {
    if (next.failures() > before.failures()) {
      return "failed check %d of %d is counted and the step is tried again"
          .formatted(next.failures(), plan.threshold());
    }
    if (next.iteration() > before.iteration()) {
      return round(before, next, plan.strategy().iterationCount());
    }
    boolean copied = Boolean.TRUE.equals(next.mirrored());
    boolean wasCopied = Boolean.TRUE.equals(before.mirrored());
    if (copied && !wasCopied) {
      return "the canary gets copies of the requests";
    }
    if (next.weight() > before.weight()) {
      return wasCopied
          ? "the copies end and the canary gets %d %% of the requests".formatted(next.weight())
          : "the weight goes to %d %%".formatted(next.weight());
    }
    return next.weight() < before.weight()
        ? "the weight goes back to %d %%".formatted(next.weight())
        : "the canary continues";
  }

  private static String round(CanaryStatus before, CanaryStatus next, int rounds) {
    if (next.iteration() > rounds) {
      return "all users are switched to the new version, which is checked once more";
    }
    boolean copies =
        Boolean.TRUE.equals(next.mirrored()) && !Boolean.TRUE.equals(before.mirrored());
    return "round %d of %d begins%s"
        .formatted(next.iteration(), rounds, copies ? ", with copies of the requests" : "");
  }
}
