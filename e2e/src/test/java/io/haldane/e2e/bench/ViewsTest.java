package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

final class ViewsTest {
  @Test
  void a_route_has_the_weight_of_its_canary() {
    assertThat(Views.weight(route("app-1-canary"))).contains(20);
  }

  @Test
  void a_route_of_others_has_none() {
    assertThat(Views.weight(route("elsewhere"))).isEmpty();
  }

  private static GenericKubernetesResource route(String host) {
    return Serialization.unmarshal(
        """
        apiVersion: networking.istio.io/v1beta1
        kind: VirtualService
        metadata: {name: app-1, namespace: fleet-1}
        spec:
          hosts: [app-1]
          http:
          - route:
            - {destination: {host: app-1-primary}, weight: 80}
            - {destination: {host: %s}, weight: 20}
        """
            .formatted(host),
        GenericKubernetesResource.class);
  }
}
