package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 8: who met a version stays with it. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class IstioSessionAffinityTest {

  @Test
  void users_stay_with_the_version_that_they_met(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "istio-affinity")) {
      journey.apply("podinfo.yaml");
      journey.apply("istio/session-affinity.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);

      Plan plan =
          Plan.of(journey.url("http://anything.example.org/"), cluster.istio().ingress(), 40);
      journey.await(
          "the host to answer", () -> Curl.answersFrom(cluster.istio().ingress(), plan.url()));
      try (Users strangers = journey.users(plan);
          Users browsers = journey.users(plan.withUsers(20))) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        new Sessions(journey, "canary-flagger-cookie", "primary-flagger-cookie")
            .areKept(browsers, "6.0.0", "6.0.1")
            .areTakenBack(plan);
        browsers.lostNothing();
        strangers.lostNothing();
        assertThat(strangers.sharesOf("6.0.1")).containsExactly(10, 20, 30);
      }
    }
  }
}
