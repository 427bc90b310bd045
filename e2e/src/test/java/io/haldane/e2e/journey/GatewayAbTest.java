package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 11: insiders, known by a header, try the new version through an HTTPRoute. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class GatewayAbTest {

  @Test
  void insiders_meet_the_new_version_and_others_never_do(Cluster cluster) {
    InetSocketAddress ingress = cluster.istio().ingress();
    try (Journey journey = Journey.plain(cluster, "gateway-ab")) {
      journey.apply("podinfo.yaml");
      journey.apply("gatewayapi/templates.yaml");
      journey.apply("gatewayapi/ab-test.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      Plan plan = Plan.of(journey.url("http://www.ab-test.example.com/"), ingress, 25);
      journey.await("the host to answer", () -> Curl.answersFrom(ingress, plan.url()));

      try (Users insiders = journey.users(plan.withHeaders(Map.of("x-canary", "insider")));
          Users others = journey.users(plan.withHeaders(Map.of("x-canary", "insiders")))) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        insiders
            .awaitOnly("6.0.1")
            .lostNothing()
            .sawOnly(
                "6.0.1",
                // In the first round the proxy hears of the route.
                status -> status.phase() == CanaryPhase.PROGRESSING && status.iteration() > 1);
        others
            .awaitOnly("6.0.1")
            .lostNothing()
            .sawOnly("6.0.0", status -> status.phase() == CanaryPhase.PROGRESSING);
        // Others get the new version from the primary, once it is promoted, and from nowhere else.
        assertThat(others.visits()).allMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
      }
    }
  }
}
