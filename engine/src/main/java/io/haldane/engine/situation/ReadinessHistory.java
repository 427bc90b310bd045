package io.haldane.engine.situation;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Workload;
import java.time.Instant;
import java.util.Objects;

/**
 * A version that was ready once has started. Pods that are added later, or moved to another node,
 * take their time and hold the step; the deadline ends the run only when fewer pods are left than
 * there were.
 */
public final class ReadinessHistory {
  private ReadinessHistory() {}

  /** The readiness, where pods that never came to be are waited for and missed ones are timed. */
  static Readiness of(Situation s, Readiness readiness, Workload.PodCount pods) {
    Integer had = s.status().readyPods();
    String why =
        switch (readiness) {
          case Readiness.Ready() -> "";
          case Readiness.Waiting(String text) -> text;
          case Readiness.Stuck(String text) -> text;
        };
    if (had == null || readiness.isReady()) {
      return readiness;
    }
    boolean late =
        StepTimes.instant(s.status().fewerPodsSince())
            .map(since -> since.plus(s.plan().deadline()).isBefore(s.now()))
            .orElse(false);
    // When all of them are gone, the workload's own controller has to say so, too: another leader's
    // clock may have been behind when it wrote since when.
    boolean confirmed = pods.available() > 0 || readiness instanceof Readiness.Stuck;
    return late && confirmed && isFewer(pods, had)
        ? new Readiness.Stuck("%d of %d pods are left: %s".formatted(pods.available(), had, why))
        : new Readiness.Waiting(why);
  }

  /** A scaler that wants fewer pods than there were gets them. */
  private static boolean isFewer(Workload.PodCount pods, int had) {
    return pods.available() < Math.min(had, Math.max(1, pods.wanted()));
  }

  /** The decision, which also remembers the pods that there are, as long as the run goes on. */
  public static Decision noted(
      Situation s, Decision decision, Readiness readiness, Workload.PodCount pods) {
    if (!(decision instanceof Decision.Act act) || !goesOn(s.status(), act.next())) {
      return decision;
    }
    CanaryStatus next = note(s, act.next(), readiness, pods);
    return next.equals(act.next())
        ? act
        : new Decision.Act(
            act.actions(), next, act.announcements(), act.why(), act.wake(), act.outcome());
  }

  private static CanaryStatus note(
      Situation s, CanaryStatus next, Readiness readiness, Workload.PodCount pods) {
    Integer had = s.status().readyPods();
    if (readiness.isReady()) {
      // What is new or grew is noted with the next step, and costs no write of its own.
      boolean quiet =
          next.equals(s.status())
              && next.fewerPodsSince() == null
              && (had == null || pods.available() >= had);
      return quiet
          ? next
          : next.edit().readyPods(Math.max(1, pods.available())).fewerPodsSince(null).done();
    }
    if (had == null) {
      return next;
    }
    Instant since = StepTimes.instant(s.status().fewerPodsSince()).orElse(s.now());
    return next.edit().fewerPodsSince(isFewer(pods, had) ? since.toString() : null).done();
  }

  private static boolean goesOn(CanaryStatus before, CanaryStatus next) {
    return isPromotion(before) == isPromotion(next)
        && next.phase().running()
        && Objects.equals(before.runStartedAt(), next.runStartedAt());
  }

  private static boolean isPromotion(CanaryStatus status) {
    return status.phase() == CanaryPhase.PROMOTING || status.phase() == CanaryPhase.FINALISING;
  }
}
