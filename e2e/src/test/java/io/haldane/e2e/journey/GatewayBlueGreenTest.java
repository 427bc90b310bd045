package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 10: all or nothing by an HTTPRoute. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class GatewayBlueGreenTest {
  private static final String URL = "http://www.blue-green.example.com/";
  private static final int ITERATIONS = 5;

  @Test
  void nobody_meets_the_new_version_before_everybody_does(Cluster cluster) {
    InetSocketAddress ingress = cluster.istio().ingress();
    try (Journey journey = Journey.plain(cluster, "gateway-blue-green")) {
      journey.apply("podinfo.yaml");
      journey.apply("gatewayapi/templates.yaml");
      journey.apply("gatewayapi/blue-green.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      journey.await("the host to answer", () -> Curl.answersFrom(ingress, journey.url(URL)));

      try (Users users = journey.usersFrom(ingress, URL)) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        users
            .awaitOnly("6.0.1")
            .lostNothing()
            .sawOnly(
                "6.0.0",
                status ->
                    status.phase() == CanaryPhase.PROGRESSING && status.iteration() <= ITERATIONS)
            .sawOnly(
                "6.0.1",
                status ->
                    status.phase() == CanaryPhase.PROGRESSING && status.iteration() > ITERATIONS);
      }
      assertThat(journey.events("podinfo"))
          .contains("Pre-rollout check smoke-test passed", "Routing all traffic to canary");
    }
  }
}
