package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 3: insiders, known by a cookie, try the new version. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class IstioAbTest {

  @Test
  void insiders_meet_the_new_version_and_others_never_do(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "istio-ab")) {
      journey.apply("podinfo.yaml");
      journey.apply("istio/ab-test.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);

      Plan plan = Plan.direct(journey.url("http://podinfo.NAMESPACE/"), 25);
      try (Users insiders = journey.users(with(plan, "type=insider; theme=dark"));
          Users others = journey.users(with(plan, "type=insiders; theme=dark"))) {
        journey.release("podinfo", "6.0.3");
        journey.awaitPromoted("podinfo", "6.0.3");
        insiders.lostNothing();
        others.lostNothing();
        wereKeptApart(journey, insiders, others);
      }
      assertThat(journey.events("podinfo"))
          .contains(
              "Pre-rollout check load-test passed",
              "Confirm-promotion check promotion-gate passed");
      journey.awaitEvent("podinfo", "Post-rollout check final-test passed");
    }
  }

  private static Plan with(Plan plan, String cookie) {
    return plan.withHeaders(Map.of("Cookie", cookie));
  }

  private static void wereKeptApart(Journey journey, Users insiders, Users others) {
    var tried =
        insiders.during(
            status -> status.phase() == CanaryPhase.PROGRESSING && status.iteration() > 0);
    var meanwhile = others.during(status -> status.phase() == CanaryPhase.PROGRESSING);
    journey.figure(
        "%d requests of insiders and %d of others during the analysis"
            .formatted(tried.size(), meanwhile.size()));
    assertThat(tried).hasSizeGreaterThan(500).allMatch(visit -> visit.version().equals("6.0.3"));
    assertThat(meanwhile)
        .hasSizeGreaterThan(500)
        .allMatch(visit -> visit.version().equals("6.0.0"));
    // Others get the new version from the primary, once it is promoted, and from nowhere else.
    assertThat(others.visits()).allMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
  }
}
