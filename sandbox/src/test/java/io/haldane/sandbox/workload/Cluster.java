package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.sandbox.api.SandboxApi;
import io.haldane.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A cluster with one workload, most often the deployment {@code shop/podinfo}. */
final class Cluster implements AutoCloseable {
  final SandboxApi api = SandboxApi.start();
  final KubernetesClient client = api.client();
  private final Workloads workloads =
      Workloads.start(client, new Workloads.Timing(Duration.ofMillis(50), Duration.ofMillis(300)));
  private final HttpClient http = HttpClient.newHttpClient();

  Cluster(int replicas, String image) {
    this(deployment(replicas, image));
  }

  /** With that in place of the deployment; its pods are to be labelled {@code app: podinfo}. */
  Cluster(HasMetadata workload) {
    client.resource(workload).create();
  }

  RollableScalableResource<Deployment> podinfo() {
    return client.apps().deployments().inNamespace("shop").withName("podinfo");
  }

  void image(String image) {
    String containers = "[{\"name\":\"podinfo\",\"image\":\"" + image + "\"}]";
    patch("{\"spec\":{\"template\":{\"spec\":{\"containers\":" + containers + "}}}}");
  }

  void replicas(int count) {
    patch("{\"spec\":{\"replicas\":" + count + "}}");
  }

  /** Without a version: the status may change meanwhile, which is no conflict. */
  private void patch(String merge) {
    podinfo().patch(PatchContext.of(PatchType.JSON_MERGE), merge);
  }

  List<Pod> pods() {
    return client.pods().inNamespace("shop").withLabel("app", "podinfo").list().getItems();
  }

  /** Those that a mesh would send requests to. */
  List<Pod> serving() {
    return pods().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && ready(pod))
        .toList();
  }

  static boolean ready(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  String reason(String type) {
    return podinfo().get().getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .map(DeploymentCondition::getReason)
        .findFirst()
        .orElse("");
  }

  boolean complete() {
    Deployment deployment = podinfo().get();
    return deployment.getStatus() != null
        && deployment
            .getMetadata()
            .getGeneration()
            .equals(deployment.getStatus().getObservedGeneration())
        && reason("Progressing").equals("NewReplicaSetAvailable")
        && equal(deployment.getSpec().getReplicas(), deployment.getStatus().getReadyReplicas())
        && equal(deployment.getSpec().getReplicas(), deployment.getStatus().getReplicas());
  }

  HttpResponse<String> get(Pod pod, String path) {
    String address = pod.getMetadata().getAnnotations().get(Workloads.ADDRESS);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + address + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void until(String what, BooleanSupplier holds) {
    Await.until(what, Duration.ofSeconds(15), holds);
  }

  @Override
  public void close() {
    http.close();
    workloads.close();
    client.close();
    api.close();
  }

  private static boolean equal(int wanted, @Nullable Integer seen) {
    return wanted == (seen == null ? 0 : seen);
  }

  private static Deployment deployment(int replicas, String image) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("podinfo")
        .withNamespace("shop")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withProgressDeadlineSeconds(1)
        .withNewSelector()
        .addToMatchLabels("app", "podinfo")
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "podinfo")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("podinfo")
        .withImage(image)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
