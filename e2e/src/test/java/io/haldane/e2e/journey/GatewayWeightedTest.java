package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 9: weights of an HTTPRoute; one version is good, and the next one answers 500. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class GatewayWeightedTest {
  private static final String URL = "http://www.weighted.example.com/";

  @Test
  void a_good_version_is_promoted_and_a_bad_one_is_rolled_back(Cluster cluster) {
    InetSocketAddress ingress = cluster.istio().ingress();
    try (Journey journey = Journey.plain(cluster, "gateway-weighted")) {
      journey.apply("podinfo.yaml");
      journey.apply("gatewayapi/templates.yaml");
      journey.apply("gatewayapi/weighted.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      assertThat(journey.service("podinfo").getSpec().getSelector())
          .containsEntry("app", "podinfo-primary");
      journey.object("gateway.networking.k8s.io/v1", "HTTPRoute", "podinfo");
      journey.await("the host to answer", () -> Curl.answersFrom(ingress, journey.url(URL)));

      try (Users users = journey.usersFrom(ingress, URL)) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        users.awaitOnly("6.0.1").lostNothing();
        assertThat(users.sharesOf("6.0.1")).containsExactly(10, 20, 30, 40, 50);
      }
      journey.apply("gatewayapi/failing.yaml");
      try (Users users = journey.usersFrom(ingress, URL)) {
        journey.release("podinfo", "6.0.2");
        journey.awaitPhase("podinfo", CanaryPhase.FAILED);
        users.awaitOnly("6.0.1").lostNothing();
        assertThat(users.sharesOf("6.0.2")).startsWith(10);
      }
      assertThat(journey.tag("podinfo-primary")).isEqualTo("6.0.1");
      journey.await(
          "the bad version's pods to go",
          () -> journey.deployment("podinfo").getSpec().getReplicas() == 0);
      assertThat(journey.events("podinfo"))
          .contains("Rolling back podinfo.gateway-weighted failed checks threshold reached 6");
    }
  }
}
