package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;

/**
 * Runs the Deployments and DaemonSets of a cluster: keeps as many pods as they ask for, replaces
 * them when the template changes, and says truthfully how far that is.
 *
 * <p>A pod that answers has condition {@code Ready}; one that is going away has a deletion
 * timestamp, is no longer ready, and still answers for the grace. ReplicaSets are left out: pods
 * belong to their Deployment. The nodes that a DaemonSet is meant for are two that are only
 * counted.
 */
public final class Workloads implements AutoCloseable {
  /** Annotation of a pod: {@code 127.0.0.1:PORT}; absent while nothing listens. */
  public static final String ADDRESS = PodObjects.annotation("address");

  /** Annotation of a pod: name of its Deployment or DaemonSet. */
  public static final String WORKLOAD = PodObjects.annotation("workload");

  /** Finalizer of a pod that holds it until its grace is over. */
  static final String GRACE = PodObjects.annotation("grace");

  /**
   * How long the steps of a pod's life take.
   *
   * @param ready how long a good pod needs to become ready
   * @param grace how long a deleted pod still answers
   */
  public record Timing(Duration ready, Duration grace) {
    public static final Timing BRISK = new Timing(Duration.ofMillis(200), Duration.ofMillis(500));
  }

  private final Runner<Deployment> deployments;
  private final Runner<DaemonSet> daemonSets;
  private final SharedIndexInformer<Pod> pods;

  private Workloads(KubernetesClient client, Timing timing) {
    deployments =
        Runner.of(
            client,
            new Deployments(),
            client.apps().deployments().inAnyNamespace().runnableInformer(0),
            timing);
    daemonSets =
        Runner.of(
            client,
            new DaemonSets(),
            client.apps().daemonSets().inAnyNamespace().runnableInformer(0),
            timing);
    pods = client.pods().inAnyNamespace().runnableInformer(0);
    pods.addEventHandler(new PodEvents(deployments.controller, daemonSets.controller));
  }

  /** The client stays the caller's, and must stay open until this is closed. */
  public static Workloads start(KubernetesClient client, Timing timing) {
    Workloads workloads = new Workloads(client, timing);
    workloads.pods.run();
    workloads.deployments.informer.run();
    workloads.daemonSets.informer.run();
    return workloads;
  }

  /** Stops every pod at once, without a trace in the API. */
  @Override
  public void close() {
    deployments.close();
    daemonSets.close();
    pods.stop();
  }

  /** All workloads of one kind. */
  private record Runner<T extends HasMetadata>(
      SharedIndexInformer<T> informer, WorkloadController<T> controller) implements AutoCloseable {
    static <T extends HasMetadata> Runner<T> of(
        KubernetesClient client,
        WorkloadKind<T> kind,
        SharedIndexInformer<T> informer,
        Timing timing) {
      WorkloadController<T> controller =
          new WorkloadController<>(client, kind, informer.getIndexer(), timing);
      informer.addEventHandler(new WorkloadEvents<>(controller));
      return new Runner<>(informer, controller);
    }

    @Override
    public void close() {
      informer.stop();
      controller.close();
    }
  }

  private record WorkloadEvents<T extends HasMetadata>(WorkloadController<T> controller)
      implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      controller.look(Workload.of(object));
    }

    @Override
    public void onUpdate(T before, T after) {
      controller.look(Workload.of(after));
    }

    @Override
    public void onDelete(T object, boolean stateUnknown) {
      controller.look(Workload.of(object));
    }
  }

  /** A pod that nobody owns is let go by the first as well as by any other. */
  private record PodEvents(
      WorkloadController<Deployment> deployments, WorkloadController<DaemonSet> daemonSets)
      implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      onUpdate(pod, pod);
    }

    @Override
    public void onUpdate(Pod before, Pod after) {
      if (after.getMetadata().getDeletionTimestamp() != null) {
        of(after).terminate(after);
      }
    }

    @Override
    public void onDelete(Pod pod, boolean stateUnknown) {
      of(pod).forget(pod);
    }

    private WorkloadController<?> of(Pod pod) {
      boolean daemon =
          pod.getMetadata().getOwnerReferences().stream()
              .anyMatch(owner -> owner.getKind().equals("DaemonSet"));
      return daemon ? daemonSets : deployments;
    }
  }
}
