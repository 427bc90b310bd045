package io.haldane.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.sandbox.api.KindSet;
import io.haldane.testing.Await;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class SandboxTest {
  @Test
  void manifests_of_every_kind_are_applied_and_applied_again() {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.of(KindSet.ISTIO))) {
      sandbox.apply(manifests(1));
      until("one pod ready", () -> ready(sandbox.client()) == 1);
      sandbox.apply(manifests(2));
      until("two pods ready", () -> ready(sandbox.client()) == 2);

      GenericKubernetesResource route =
          sandbox
              .client()
              .genericKubernetesResources("networking.istio.io/v1", "VirtualService")
              .inNamespace("shop")
              .withName("checkout")
              .get();
      assertThat(route.getAdditionalProperties()).containsKey("spec");
    }
  }

  @Test
  void a_closed_sandbox_leaves_no_threads_behind() {
    cycle();
    until("the first one's end", () -> ownThreads() == 0);
    long before = Thread.getAllStackTraces().size();
    cycle();
    until("the threads' end", () -> Thread.getAllStackTraces().size() <= before);
  }

  private static void cycle() {
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.of(KindSet.ISTIO))) {
      sandbox.apply(manifests(2));
      until("two pods ready", () -> ready(sandbox.client()) == 2);
      assertThat(ownThreads()).isPositive();
    }
  }

  /** Those of the API's server and of the pods. */
  private static long ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("vert\\.x.*|HTTP-Dispatcher|controller.*"))
        .count();
  }

  private static int ready(KubernetesClient client) {
    var deployment = client.apps().deployments().inNamespace("shop").withName("checkout").get();
    return deployment.getStatus() == null
        ? 0
        : Objects.requireNonNullElse(deployment.getStatus().getReadyReplicas(), 0);
  }

  private static InputStream manifests(int replicas) {
    return new ByteArrayInputStream(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: checkout, namespace: shop}
        spec:
          replicas: %d
          selector: {matchLabels: {app: checkout}}
          template:
            metadata: {labels: {app: checkout}}
            spec: {containers: [{name: app, image: "checkout:1.0.0"}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: checkout, namespace: shop}
        spec: {hosts: [checkout]}
        """
            .formatted(replicas)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void until(String what, BooleanSupplier holds) {
    Await.until(what, Duration.ofSeconds(10), holds);
  }
}
