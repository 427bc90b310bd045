package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.cache.Indexer;
import io.haldane.sandbox.api.Suffix;
import java.time.Duration;
import java.time.Instant;

/** Brings the pods of each workload of a kind to what it asks for, one look at a time. */
final class WorkloadController<T extends HasMetadata> implements AutoCloseable {
  private final KubernetesClient client;
  private final WorkloadKind<T> kind;
  private final Indexer<T> workloads;
  private final Loop loop = new Loop();
  private final PodLives pods;

  WorkloadController(
      KubernetesClient client,
      WorkloadKind<T> kind,
      Indexer<T> workloads,
      Workloads.Timing timing) {
    this.client = client;
    this.kind = kind;
    this.workloads = workloads;
    this.pods = new PodLives(client, timing, loop, this::look);
  }

  /** Something about that workload has changed. From any thread. */
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
    T object = workloads.getByKey(workload.key());
    if (object == null) {
      // Its pods are deleted by the garbage collector, which brings them here one by one.
      kind.forget(workload);
      return;
    }
    Instant now = Instant.now();
    Duration minReady = kind.minReady(object);
    String hash = TemplateHash.of(kind.template(object));
    Rollout move = kind.next(object, hash, pods.states(workload, now, minReady));
    for (int i = 0; i < move.start(); i++) {
      start(workload, object, hash, minReady);
    }
    move.stop().forEach(name -> pods.stop(workload, name));
    report(workload, object, hash, minReady);
  }

  private void start(Workload workload, T object, String hash, Duration minReady) {
    Container container = kind.template(object).getSpec().getContainers().getFirst();
    String name = workload.name() + "-" + hash + "-" + Suffix.random();
    RunningPod pod = new RunningPod(workload, name, hash, container);
    pods.start(pod, PodObjects.of(kind, object, hash, pod), minReady);
  }

  private void report(Workload workload, T object, String hash, Duration minReady) {
    Instant now = Instant.now();
    WorkloadKind.Report<T> report =
        kind.report(object, hash, pods.states(workload, now, minReady), now);
    if (report.news()) {
      client.resource(report.object()).updateStatus();
    }
    report.again().ifPresent(left -> loop.after(left, () -> reconcile(workload)));
  }
}
