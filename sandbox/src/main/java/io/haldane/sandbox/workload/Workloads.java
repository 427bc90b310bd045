package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;

/**
 * Runs the Deployments of a cluster: keeps as many pods as they ask for, replaces them when the
 * template changes, and says truthfully how far that is.
 *
 * <p>A pod that answers has condition {@code Ready}; one that is going away has a deletion
 * timestamp, is no longer ready, and still answers for the grace. ReplicaSets are left out: pods
 * belong to their Deployment.
 */
public final class Workloads implements AutoCloseable {
  /** Annotation of a pod: {@code 127.0.0.1:PORT}; absent while nothing listens. */
  public static final String ADDRESS = PodObjects.annotation("address");

  /** Annotation of a pod: name of its Deployment. */
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

  private final DeploymentController controller;
  private final SharedIndexInformer<Deployment> deployments;
  private final SharedIndexInformer<Pod> pods;

  private Workloads(KubernetesClient client, Timing timing) {
    deployments = client.apps().deployments().inAnyNamespace().runnableInformer(0);
    pods = client.pods().inAnyNamespace().runnableInformer(0);
    controller = new DeploymentController(client, deployments.getIndexer(), timing);
    deployments.addEventHandler(new DeploymentEvents(controller));
    pods.addEventHandler(new PodEvents(controller));
  }

  /** The client stays the caller's, and must stay open until this is closed. */
  public static Workloads start(KubernetesClient client, Timing timing) {
    Workloads workloads = new Workloads(client, timing);
    workloads.pods.run();
    workloads.deployments.run();
    return workloads;
  }

  /** Stops every pod at once, without a trace in the API. */
  @Override
  public void close() {
    deployments.stop();
    pods.stop();
    controller.close();
  }

  private record DeploymentEvents(DeploymentController controller)
      implements ResourceEventHandler<Deployment> {
    @Override
    public void onAdd(Deployment deployment) {
      controller.look(Workload.of(deployment));
    }

    @Override
    public void onUpdate(Deployment before, Deployment after) {
      controller.look(Workload.of(after));
    }

    @Override
    public void onDelete(Deployment deployment, boolean stateUnknown) {
      controller.look(Workload.of(deployment));
    }
  }

  private record PodEvents(DeploymentController controller) implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      onUpdate(pod, pod);
    }

    @Override
    public void onUpdate(Pod before, Pod after) {
      if (after.getMetadata().getDeletionTimestamp() != null) {
        controller.terminate(after);
      }
    }

    @Override
    public void onDelete(Pod pod, boolean stateUnknown) {
      controller.forget(pod);
    }
  }
}
