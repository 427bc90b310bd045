package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status that a deployment truthfully has; zero counts are absent, as in Kubernetes. */
final class DeploymentStatuses {
  private DeploymentStatuses() {}

  static DeploymentStatus of(Deployment deployment, Progress progress, int desired, Instant now) {
    Progress.Counts counts = progress.counts();
    DeploymentStatus before = deployment.getStatus();
    return new DeploymentStatusBuilder()
        .withObservedGeneration(deployment.getMetadata().getGeneration())
        .withReplicas(orAbsent(counts.replicas()))
        .withUpdatedReplicas(orAbsent(counts.updated()))
        .withReadyReplicas(orAbsent(counts.ready()))
        .withAvailableReplicas(orAbsent(counts.available()))
        .withUnavailableReplicas(
            orAbsent(Math.max(0, Math.max(desired, counts.replicas()) - counts.available())))
        .withConditions(
            kept(before, available(counts, desired, now)),
            kept(before, progressing(deployment, progress, now)))
        .build();
  }

  static Duration deadline(Deployment deployment) {
    Integer seconds = deployment.getSpec().getProgressDeadlineSeconds();
    return Duration.ofSeconds(seconds == null ? 600 : seconds);
  }

  private static DeploymentCondition available(Progress.Counts counts, int desired, Instant now) {
    return counts.available() >= desired
        ? condition("Available", true, "MinimumReplicasAvailable", "enough pods are available", now)
        : condition(
            "Available", false, "MinimumReplicasUnavailable", "too few pods are available", now);
  }

  private static DeploymentCondition progressing(
      Deployment deployment, Progress progress, Instant now) {
    if (progress.complete()) {
      return condition(
          "Progressing", true, "NewReplicaSetAvailable", "the rollout is complete", now);
    }
    return now.isBefore(progress.deadline(deadline(deployment)))
        ? condition(
            "Progressing", true, "ReplicaSetUpdated", "pods are being replaced", progress.since())
        : condition(
            "Progressing",
            false,
            "ProgressDeadlineExceeded",
            "the rollout has not got any further in time",
            now);
  }

  private static DeploymentCondition condition(
      String type, boolean holds, String reason, String message, Instant updated) {
    return new DeploymentConditionBuilder()
        .withType(type)
        .withStatus(holds ? "True" : "False")
        .withReason(reason)
        .withMessage(message)
        .withLastUpdateTime(seconds(updated))
        .withLastTransitionTime(seconds(updated))
        .build();
  }

  /** Times stay while status and reason do; a rollout that gets further renews its update time. */
  private static DeploymentCondition kept(
      @Nullable DeploymentStatus status, DeploymentCondition next) {
    List<DeploymentCondition> before = status == null ? List.of() : status.getConditions();
    for (DeploymentCondition old : before) {
      if (old.getType().equals(next.getType()) && old.getStatus().equals(next.getStatus())) {
        next.setLastTransitionTime(old.getLastTransitionTime());
        boolean moving = next.getReason().equals("ReplicaSetUpdated");
        if (old.getReason().equals(next.getReason()) && !moving) {
          next.setLastUpdateTime(old.getLastUpdateTime());
        }
      }
    }
    return next;
  }

  private static @Nullable Integer orAbsent(int count) {
    return count == 0 ? null : count;
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
