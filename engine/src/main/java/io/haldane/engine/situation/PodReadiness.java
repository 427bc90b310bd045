package io.haldane.engine.situation;

import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Workload;
import java.time.Instant;

/** Whether the pods of the two versions are ready. */
public record PodReadiness(Situation s) {
  public Readiness primary() {
    return s.workload().primaryReadiness(rule(s.plan().primaryReady()));
  }

  /** Zero ready pods serve no request and pass no check, whatever the threshold allows. */
  private Readiness serving(Readiness readiness) {
    if (!readiness.isReady() || s.workload().targetServes()) {
      return readiness;
    }
    Workload.Rule rule = rule(s.plan().canaryReady());
    String why = "waiting for rollout to finish: no pod is available";
    return rule.since().plus(rule.deadline()).isBefore(rule.now())
        ? new Readiness.Stuck(why)
        : new Readiness.Waiting(why);
  }

  private Workload.Rule rule(int threshold) {
    Instant since = StepTimes.instant(s.status().lastTransitionTime()).orElse(s.now());
    return new Workload.Rule(threshold, s.plan().deadline(), s.now(), since);
  }

  /** Of a primary that was given what is promoted. */
  public Readiness promoted() {
    return ReadinessHistory.of(s, primary(), s.workload().primaryPodCount());
  }

  /** Also stuck when the run has waited for its first ready pods beyond the deadline. */
  public Readiness canary() {
    if (!s.workload().targetScaledUp()) {
      return new Readiness.Waiting("waiting for rollout to finish: it is scaled to zero");
    }
    Readiness readiness = serving(s.workload().targetReadiness(rule(s.plan().canaryReady())));
    if (s.status().readyPods() != null) {
      return ReadinessHistory.of(s, readiness, s.workload().targetPodCount());
    }
    boolean late =
        !Boolean.TRUE.equals(s.status().analysisStarted())
            && StepTimes.instant(s.status().runStartedAt())
                .map(start -> start.plus(s.plan().deadline()).isBefore(s.now()))
                .orElse(false);
    return readiness instanceof Readiness.Waiting(String why) && late
        ? new Readiness.Stuck(why)
        : readiness;
  }
}
