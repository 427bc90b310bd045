package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * As many pods as replicas, wherever; one more while they are replaced, and never one less, unless
 * the strategy is {@code Recreate}.
 */
final class Deployments implements WorkloadKind<Deployment> {
  private final Map<Workload, Progress> progress = new HashMap<>();

  @Override
  public String name() {
    return "Deployment";
  }

  @Override
  public String hashLabel() {
    return "pod-template-hash";
  }

  @Override
  public PodTemplateSpec template(Deployment deployment) {
    return deployment.getSpec().getTemplate();
  }

  @Override
  public Duration minReady(Deployment deployment) {
    return Duration.ofSeconds(
        Objects.requireNonNullElse(deployment.getSpec().getMinReadySeconds(), 0));
  }

  @Override
  public Rollout next(Deployment deployment, String templateHash, List<PodState> pods) {
    var strategy = deployment.getSpec().getStrategy();
    return strategy != null && "Recreate".equals(strategy.getType())
        ? Rollout.recreate(templateHash, desired(deployment), pods)
        : Rollout.next(templateHash, desired(deployment), pods);
  }

  @Override
  public Report<Deployment> report(
      Deployment deployment, String templateHash, List<PodState> pods, Instant now) {
    Workload workload = Workload.of(deployment);
    int desired = desired(deployment);
    Progress.Counts counts = Progress.Counts.of(templateHash, pods);
    Progress next = Progress.of(progress.get(workload), templateHash, counts, desired, now);
    progress.put(workload, next);
    DeploymentStatus status = DeploymentStatuses.of(deployment, next, desired, now);
    Duration left = Duration.between(now, next.deadline(DeploymentStatuses.deadline(deployment)));
    return new Report<>(
        new DeploymentBuilder(deployment).withStatus(status).build(),
        !status.equals(deployment.getStatus()),
        Optional.of(left).filter(time -> !next.complete() && time.isPositive()));
  }

  @Override
  public void forget(Workload workload) {
    progress.remove(workload);
  }

  private static int desired(Deployment deployment) {
    return Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
  }
}
