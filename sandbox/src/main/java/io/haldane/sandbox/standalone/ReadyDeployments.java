package io.haldane.sandbox.standalone;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says of each Deployment that its pods are ready, some moments after each change of its spec. */
final class ReadyDeployments implements ResourceEventHandler<Deployment>, AutoCloseable {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final long READY_MILLIS = 200;

  private final KubernetesClient client;
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
  private final SharedIndexInformer<Deployment> informer;

  private ReadyDeployments(KubernetesClient client) {
    this.client = client;
    this.informer = client.apps().deployments().inAnyNamespace().runnableInformer(0);
  }

  /**
   * @param client becomes its own
   */
  static ReadyDeployments start(KubernetesClient client) {
    ReadyDeployments deployments = new ReadyDeployments(client);
    deployments.informer.addEventHandler(deployments);
    deployments.informer.run();
    return deployments;
  }

  @Override
  public void onAdd(Deployment deployment) {
    onUpdate(deployment, deployment);
  }

  @Override
  public void onUpdate(Deployment before, Deployment deployment) {
    Long seen =
        deployment.getStatus() == null ? null : deployment.getStatus().getObservedGeneration();
    if (!Objects.equals(seen, deployment.getMetadata().getGeneration())) {
      later.schedule(() -> ready(deployment), READY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void onDelete(Deployment deployment, boolean unknown) {
    // Nothing runs that could be ended.
  }

  private void ready(Deployment deployment) {
    client
        .apps()
        .deployments()
        .inNamespace(deployment.getMetadata().getNamespace())
        .withName(deployment.getMetadata().getName())
        .subresource("status")
        .patch(MERGE, "{\"status\":" + Serialization.asJson(status(deployment)) + "}");
  }

  private static DeploymentStatus status(Deployment deployment) {
    int pods = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    return new DeploymentStatusBuilder()
        .withObservedGeneration(deployment.getMetadata().getGeneration())
        .withReplicas(pods)
        .withUpdatedReplicas(pods)
        .withReadyReplicas(pods)
        .withAvailableReplicas(pods)
        .withUnavailableReplicas(0)
        .withConditions(
            condition("Available", "MinimumReplicasAvailable"),
            condition("Progressing", "NewReplicaSetAvailable"))
        .build();
  }

  private static DeploymentCondition condition(String type, String reason) {
    String now = Instant.now().toString();
    return new DeploymentConditionBuilder()
        .withType(type)
        .withStatus("True")
        .withReason(reason)
        .withLastUpdateTime(now)
        .withLastTransitionTime(now)
        .build();
  }

  @Override
  public void close() {
    later.shutdownNow();
    informer.stop();
    client.close();
  }
}
