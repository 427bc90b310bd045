package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 12: who met a version through an HTTPRoute stays with it. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class GatewaySessionAffinityTest {

  @Test
  void users_stay_with_the_version_that_they_met(Cluster cluster) {
    InetSocketAddress ingress = cluster.istio().ingress();
    try (Journey journey = Journey.plain(cluster, "gateway-affinity")) {
      journey.apply("podinfo.yaml");
      journey.apply("gatewayapi/templates.yaml");
      journey.apply("gatewayapi/session-affinity.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      Plan plan = Plan.of(journey.url("http://www.affinity.example.com/"), ingress, 40);
      journey.await("the host to answer", () -> Curl.answersFrom(ingress, plan.url()));

      try (Users strangers = journey.users(plan);
          Users browsers = journey.users(plan.withUsers(20))) {
        journey.release("podinfo", "6.1.0");
        journey.awaitPromoted("podinfo", "6.1.0");
        new Sessions(journey, "canary-flagger-cookie", "primary-flagger-cookie")
            .areKept(browsers, "6.0.0", "6.1.0")
            .areTakenBack(plan);
        browsers.lostNothing();
        strangers.lostNothing();
        assertThat(strangers.sharesOf("6.1.0")).containsExactly(10, 20, 30, 40, 50);
      }
    }
  }
}
