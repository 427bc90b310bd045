package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Load;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Manifests as they are found in the field, byte for byte. Only the interval is played faster, by
 * the controller's setting for rehearsals.
 */
@Execution(ExecutionMode.CONCURRENT)
final class SamplesTest {
  private static final String FASTER = "-interval-override=1s";
  private static final double REQUESTS_PER_SECOND = 80;

  @ParameterizedTest
  @CsvSource({"linkerd, SMI", "istio, ISTIO"})
  void the_linkerd_sample_is_released_on(String provider, KindSet mesh) {
    Workload backend = new Workload("default", "backend", 8080);
    try (Journey journey =
        Journey.begin(mesh, "-mesh-provider=" + provider, FASTER, Journey.SOON_SETTLED)) {
      journey.apply(backend.manifest());
      journey.applyFile("/samples/linkerd-backend.yaml");
      journey.awaitPhase("default", "backend", CanaryPhase.INITIALIZED);
      try (Load load = journey.load("http://backend:8080/", REQUESTS_PER_SECOND)) {
        backend.release(journey, "2", Map.of());
        journey.awaitPhase("default", "backend", CanaryPhase.SUCCEEDED);
        isPromoted(journey, backend, load);
      }
      assertThat(journey.routes().weights("default", "backend"))
          .containsExactly(0, 10, 20, 30, 40, 50, 0);
    }
  }

  @Test
  void the_istio_sample_is_released_through_its_hooks_its_gate_and_its_alert() {
    Workload checkout = new Workload("shop", "checkout", 8080);
    LoadTester loadTester = new LoadTester();
    Inbox slack = new Inbox();
    try (Journey journey = Journey.begin(KindSet.ISTIO, FASTER, Journey.SOON_SETTLED)) {
      journey.mesh().register("load-tester.shop", loadTester);
      journey.mesh().register("hooks.slack.example", slack);
      journey.apply(checkout.manifest() + "---\n" + SURROUNDINGS);
      journey.applyFile("/samples/istio-checkout.yaml");
      journey.awaitPhase("shop", "checkout", CanaryPhase.INITIALIZED);
      try (Load load = journey.load("http://checkout.shop/", REQUESTS_PER_SECOND)) {
        checkout.release(journey, "2", Map.of());
        journey.awaitPhase("shop", "checkout", CanaryPhase.WAITING_PROMOTION);
        loadTester.openGate();
        journey.awaitPhase("shop", "checkout", CanaryPhase.SUCCEEDED);
        isPromoted(journey, checkout, load);
      }
      assertThat(journey.routes().weights("shop", "checkout"))
          .containsExactly(0, 5, 10, 25, 50, 100, 50, 0);
      assertThat(loadTester.commands().getFirst())
          .isEqualTo("curl -sf http://checkout-canary.shop/health");
      assertThat(loadTester.commands())
          .contains("hey -z 1m -q 10 -c 2 http://checkout-canary.shop/");
      assertThat(slack.texts("checkout.shop"))
          .containsExactly("Canary promotion is waiting for approval.");
      assertThat(slack.posts().getFirst().channel()).isEqualTo("shop-releases");
    }
  }

  private static void isPromoted(Journey journey, Workload workload, Load load) {
    String primary = workload.name() + "-primary";
    assertThat(journey.image(workload.namespace(), primary)).isEqualTo(workload.name() + ":2");
    assertThat(load.tally().byVersion().keySet()).isEqualTo(Set.of("1", "2"));
    assertThat(load.tally().byStatus().keySet()).isEqualTo(Set.of(200));
    assertThat(load.tally().reasons()).isEmpty();
    assertThat(journey.events(workload.namespace(), workload.name()))
        .as("what is told of a release is told once")
        .filteredOn(event -> !event.equals("all the metrics providers are available!"))
        .filteredOn(event -> !event.startsWith("Halt advancement no values found"))
        .doesNotHaveDuplicates();
  }

  private static final String SURROUNDINGS =
      """
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: checkout, namespace: shop}
      spec:
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: checkout}
        minReplicas: 2
        maxReplicas: 4
        metrics:
        - type: Resource
          resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: slack-url, namespace: shop}
      data: {address: aHR0cDovL2hvb2tzLnNsYWNrLmV4YW1wbGUvc2VydmljZXMvYS1zZWNyZXQ=}
      """;
}
