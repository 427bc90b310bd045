package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.haldane.api.LiveObjects;
import io.haldane.sandbox.api.KindSet;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What users had before their canary, they have again after it. */
final class DeletionTest {
  private static final Workload PODINFO = new Workload("shop", "podinfo", 8080);
  private static final String ROUTE =
      """
      apiVersion: networking.istio.io/v1beta1
      kind: VirtualService
      metadata: {name: podinfo, namespace: shop, labels: {team: shop}}
      spec:
        gateways: [istio-system/ingressgateway, mesh]
        hosts: [app.example.com, podinfo]
        http:
        - retries: {attempts: 3, perTryTimeout: 1s}
          route: [{destination: {host: podinfo, port: {number: 80}}}]
      """;

  @Test
  void a_users_own_service_and_route_are_adopted_and_given_back() {
    try (Journey journey =
            Journey.beginWithLag(Duration.ofMillis(300), KindSet.ISTIO, "-settle=1s");
        Lifetime lifetime = Lifetime.begin(journey, PODINFO, ROUTE)) {
      JsonNode route = route(journey);
      Service service = service(journey);
      lifetime.users("users inside", plan -> plan);
      lifetime.users("users outside", "http://app.example.com/", plan -> plan);
      lifetime.adoptBy(
          PODINFO
              .canary("")
              .replace(
                  "service: {",
                  "service: {hosts: [app.example.com], gateways: [istio-system/ingressgateway, mesh], retries: {attempts: 3, perTryTimeout: 1s}, "));
      assertThat(route(journey)).isNotEqualTo(route);
      lifetime.release("2");
      lifetime.deleteCanary();
      assertThat(route(journey)).isEqualTo(route);
      assertThat(service(journey).getSpec()).isEqualTo(service.getSpec());
      assertThat(journey.deployment("shop", "podinfo").getSpec().getReplicas()).isEqualTo(2);
    }
  }

  private static JsonNode route(Journey journey) {
    GenericKubernetesResource route =
        journey
            .client()
            .genericKubernetesResources("networking.istio.io/v1beta1", "VirtualService")
            .inNamespace("shop")
            .withName("podinfo")
            .get();
    return LiveObjects.toJson(Objects.requireNonNull(route)).path("spec");
  }

  private static Service service(Journey journey) {
    return Objects.requireNonNull(
        journey.client().services().inNamespace("shop").withName("podinfo").get());
  }
}
