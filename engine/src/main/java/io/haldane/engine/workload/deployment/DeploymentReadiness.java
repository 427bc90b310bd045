package io.haldane.engine.workload.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.Workload;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the roll-out of a Deployment, in the words of {@code kubectl rollout status}. */
final class DeploymentReadiness {
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final String WAITING = "waiting for rollout to finish: ";

  private DeploymentReadiness() {}

  static Readiness of(JsonNode deployment, Workload.Rule rule) {
    JsonNode status = deployment.path("status");
    long generation = deployment.at("/metadata/generation").asLong(0);
    if (status.has("observedGeneration")
        && generation > status.path("observedGeneration").asLong()) {
      return Readiness.Waiting.unseen("deployment");
    }
    JsonNode progressing = condition(status, "Progressing");
    if (progressing.path("reason").asText().equals("ProgressDeadlineExceeded")) {
      return new Readiness.Stuck(
          "deployment \"%s\" exceeded its progress deadline"
              .formatted(deployment.at("/metadata/name").asText()));
    }
    Optional<String> unfinished = unfinished(deployment, status, rule);
    if (unfinished.isEmpty()) {
      return new Readiness.Ready();
    }
    boolean late = progressing.isObject() && unavailableTooLong(status, rule);
    String why = WAITING + unfinished.get();
    return late ? new Readiness.Stuck(why) : new Readiness.Waiting(why);
  }

  private static Optional<String> unfinished(
      JsonNode deployment, JsonNode status, Workload.Rule rule) {
    long wanted = deployment.at("/spec/replicas").asLong(1);
    long updated = status.path("updatedReplicas").asLong(0);
    long available = status.path("availableReplicas").asLong(0);
    long all = status.path("replicas").asLong(0);
    if (updated < wanted) {
      return Optional.of("%d out of %d new replicas have been updated".formatted(updated, wanted));
    }
    if (all > updated) {
      return Optional.of("%d old replicas are pending termination".formatted(all - updated));
    }
    if (available < updated * rule.threshold() / 100) {
      return Optional.of(
          "%d of %d (readyThreshold %d%%) updated replicas are available"
              .formatted(available, updated, rule.threshold()));
    }
    return Optional.empty();
  }

  /**
   * The condition has the time of another machine. Where its clock is behind ours, pods that have
   * just begun would be late already: nobody is before the canary's own last change.
   */
  private static boolean unavailableTooLong(JsonNode status, Workload.Rule rule) {
    JsonNode available = condition(status, "Available");
    return available.path("status").asText().equals("False")
        && available.path("reason").asText().equals("MinimumReplicasUnavailable")
        && instant(available.path("lastUpdateTime").asText())
            .map(since -> since.isBefore(rule.since()) ? rule.since() : since)
            .map(since -> since.plus(rule.deadline()).isBefore(rule.now()))
            .orElse(false);
  }

  private static JsonNode condition(JsonNode status, String type) {
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(Instant.parse(text)).filter(LATEST::isAfter);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
