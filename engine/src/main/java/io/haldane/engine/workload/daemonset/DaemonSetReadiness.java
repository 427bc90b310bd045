package io.haldane.engine.workload.daemonset;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Workload;
import java.util.Optional;

/** Reads the roll-out of a DaemonSet, in the words of {@code kubectl rollout status}. */
final class DaemonSetReadiness {
  private static final String WAITING = "waiting for rollout to finish: ";

  private DaemonSetReadiness() {}

  /** A DaemonSet knows no deadline of its own; ours counts from the last change of phase. */
  static Readiness of(JsonNode daemonSet, Workload.Rule rule) {
    Optional<String> unfinished = unfinished(daemonSet, rule);
    if (unfinished.isEmpty()) {
      return new Readiness.Ready();
    }
    boolean late = rule.since().plus(rule.deadline()).isBefore(rule.now());
    String why = WAITING + unfinished.get();
    return late ? new Readiness.Stuck(why) : new Readiness.Waiting(why);
  }

  private static Optional<String> unfinished(JsonNode daemonSet, Workload.Rule rule) {
    JsonNode status = daemonSet.path("status");
    if (daemonSet.at("/metadata/generation").asLong(0)
        > status.path("observedGeneration").asLong(0)) {
      return Optional.of("observed daemonset generation less than desired generation");
    }
    long desired = status.path("desiredNumberScheduled").asLong(0);
    long updated = status.path("updatedNumberScheduled").asLong(0);
    long available = status.path("numberAvailable").asLong(0);
    if (updated < desired) {
      return Optional.of("%d out of %d new pods have been updated".formatted(updated, desired));
    }
    if (available < desired * rule.threshold() / 100) {
      return Optional.of(
          "%d of %d (readyThreshold %d%%) updated pods are available"
              .formatted(available, desired, rule.threshold()));
    }
    return Optional.empty();
  }
}
