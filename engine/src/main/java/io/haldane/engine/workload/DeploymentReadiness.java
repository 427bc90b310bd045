package io.haldane.engine.workload;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the roll-out of a Deployment, in the words of {@code kubectl rollout status}. */
final class DeploymentReadiness {
  private static final String WAITING = "waiting for rollout to finish: ";

  private DeploymentReadiness() {}

  static Readiness of(Deployment deployment, Workload.Rule rule) {
    DeploymentStatus status =
        deployment.getStatus() == null ? new DeploymentStatus() : deployment.getStatus();
    if (zero(deployment.getMetadata().getGeneration()) > zero(status.getObservedGeneration())
        && status.getObservedGeneration() != null) {
      return new Readiness.Waiting(
          WAITING + "observed deployment generation less than desired generation");
    }
    Optional<DeploymentCondition> progressing = condition(status, "Progressing");
    if (progressing.map(c -> "ProgressDeadlineExceeded".equals(c.getReason())).orElse(false)) {
      return new Readiness.Stuck(
          "deployment \"%s\" exceeded its progress deadline"
              .formatted(deployment.getMetadata().getName()));
    }
    Optional<String> unfinished = unfinished(deployment, status, rule);
    if (unfinished.isEmpty()) {
      return new Readiness.Ready();
    }
    boolean late = progressing.isPresent() && unavailableTooLong(status, rule);
    String why = WAITING + unfinished.get();
    return late ? new Readiness.Stuck(why) : new Readiness.Waiting(why);
  }

  private static Optional<String> unfinished(
      Deployment deployment, DeploymentStatus status, Workload.Rule rule) {
    Integer replicas = deployment.getSpec().getReplicas();
    long wanted = replicas == null ? 1 : replicas;
    long updated = zero(status.getUpdatedReplicas());
    long available = zero(status.getAvailableReplicas());
    if (updated < wanted) {
      return Optional.of("%d out of %d new replicas have been updated".formatted(updated, wanted));
    }
    if (zero(status.getReplicas()) > updated) {
      return Optional.of(
          "%d old replicas are pending termination"
              .formatted(zero(status.getReplicas()) - updated));
    }
    if (available < updated * rule.threshold() / 100) {
      return Optional.of(
          "%d of %d (readyThreshold %d%%) updated replicas are available"
              .formatted(available, updated, rule.threshold()));
    }
    return Optional.empty();
  }

  private static boolean unavailableTooLong(DeploymentStatus status, Workload.Rule rule) {
    return condition(status, "Available")
        .filter(c -> "False".equals(c.getStatus()))
        .filter(c -> "MinimumReplicasUnavailable".equals(c.getReason()))
        .flatMap(c -> instant(c.getLastUpdateTime()))
        .map(since -> since.plus(rule.deadline()).isBefore(rule.now()))
        .orElse(false);
  }

  private static Optional<DeploymentCondition> condition(DeploymentStatus status, String type) {
    return status.getConditions() == null
        ? Optional.empty()
        : status.getConditions().stream().filter(c -> type.equals(c.getType())).findFirst();
  }

  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static long zero(@Nullable Number number) {
    return number == null ? 0 : number.longValue();
  }
}
