package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.haldane.sandbox.api.Suffix;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings the pods of each Deployment to what it asks for, one look at a time. */
final class DeploymentController implements AutoCloseable {
  private final KubernetesClient client;
  private final Indexer<Deployment> deployments;
  private final Loop loop = new Loop();
  private final PodLives pods;
  private final Map<Workload, Progress> progress = new HashMap<>();

  DeploymentController(
      KubernetesClient client, Indexer<Deployment> deployments, Workloads.Timing timing) {
    this.client = client;
    this.deployments = deployments;
    this.pods = new PodLives(client, timing, loop, this::look);
  }

  /** Something about that Deployment has changed. From any thread. */
  void look(Workload workload) {
    loop.soon(() -> reconcile(workload));
  }

  /** A pod was marked for deletion. From any thread. */
  void terminate(Pod pod) {
    loop.soon(() -> pods.terminate(pod));
  }

  /** A pod is gone from the API. From any thread. */
  void forget(Pod pod) {
    loop.soon(() -> pods.forget(pod));
  }

  @Override
  public void close() {
    loop.close();
    pods.close();
  }

  private void reconcile(Workload workload) {
    Deployment deployment = deployments.getByKey(workload.key());
    if (deployment == null) {
      // Its pods are deleted by the garbage collector, which brings them here one by one.
      progress.remove(workload);
      return;
    }
    Instant now = Instant.now();
    Duration minReady = seconds(deployment.getSpec().getMinReadySeconds());
    String hash = TemplateHash.of(deployment.getSpec().getTemplate());
    int desired = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    Rollout move = Rollout.next(hash, desired, pods.states(workload, now, minReady));
    for (int i = 0; i < move.start(); i++) {
      start(workload, deployment, hash, minReady);
    }
    move.stop().forEach(name -> pods.stop(workload, name));
    report(workload, deployment, hash, desired, pods.states(workload, now, minReady));
  }

  private void start(Workload workload, Deployment deployment, String hash, Duration minReady) {
    Container container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    String name = workload.name() + "-" + hash + "-" + Suffix.random();
    RunningPod pod = new RunningPod(workload, name, hash, container);
    pods.start(pod, PodObjects.of(deployment, hash, pod), minReady);
  }

  private void report(
      Workload workload, Deployment deployment, String hash, int desired, List<PodState> states) {
    Instant now = Instant.now();
    Progress.Counts counts = Progress.Counts.of(hash, states);
    Progress next = Progress.of(progress.get(workload), hash, counts, desired, now);
    progress.put(workload, next);
    DeploymentStatus status = DeploymentStatuses.of(deployment, next, desired, now);
    if (!status.equals(deployment.getStatus())) {
      Deployment reported = new DeploymentBuilder(deployment).withStatus(status).build();
      client.resource(reported).updateStatus();
    }
    Duration left = Duration.between(now, next.deadline(DeploymentStatuses.deadline(deployment)));
    if (!next.complete() && left.isPositive()) {
      loop.after(left, () -> reconcile(workload));
    }
  }

  private static Duration seconds(@Nullable Integer seconds) {
    return Duration.ofSeconds(seconds == null ? 0 : seconds);
  }
}
