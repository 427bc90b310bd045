package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 2: all or nothing in a mesh. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class IstioBlueGreenTest {
  private static final int ITERATIONS = 5;

  @Test
  void nobody_meets_the_new_version_before_everybody_does(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "istio-blue-green")) {
      journey.apply("podinfo.yaml");
      journey.apply("istio/weighted.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      // A canary is edited in place: another strategy on another port.
      journey.apply("istio/blue-green.yaml");
      journey.await(
          "the new port to answer", () -> Curl.answers(journey.url("http://podinfo.NAMESPACE/")));
      assertThat(journey.service("podinfo-canary").getSpec().getPorts())
          .extracting(port -> port.getName() + " " + port.getPort())
          .containsExactlyInAnyOrder("http-podinfo 80", "http-metrics 9797", "grpc 9999");

      try (Users users = journey.users("http://podinfo.NAMESPACE/")) {
        journey.release("podinfo", "6.0.2");
        journey.awaitPromoted("podinfo", "6.0.2");
        users.lostNothing();
        sawTheSwitch(journey, users);
      }
      assertThat(journey.events("podinfo"))
          .contains(
              "Pre-rollout check http-acceptance-test passed",
              "Pre-rollout check discovered-port-test passed",
              "Advance podinfo.istio-blue-green canary iteration 5/5",
              "Routing all traffic to canary",
              "Routing all traffic to primary");
    }
  }

  private static void sawTheSwitch(Journey journey, Users users) {
    var before =
        users.during(status ->
            status.phase() == CanaryPhase.PROGRESSING && status.iteration() <= ITERATIONS);
    var after =
        users.during(
            status -> status.phase() == CanaryPhase.PROGRESSING && status.iteration() > ITERATIONS);
    journey.figure(
        "%d requests before the switch, %d after".formatted(before.size(), after.size()));
    assertThat(before)
        .hasSizeGreaterThan(1000)
        .allMatch(visit -> visit.pod().startsWith("podinfo-primary-"))
        .allMatch(visit -> visit.version().equals("6.0.0"));
    assertThat(after)
        .hasSizeGreaterThan(200)
        .noneMatch(visit -> visit.pod().startsWith("podinfo-primary-"))
        .allMatch(visit -> visit.version().equals("6.0.2"));
  }
}
