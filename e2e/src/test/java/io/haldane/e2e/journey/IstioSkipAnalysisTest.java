package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 6: without an analysis, still nothing that does not start. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class IstioSkipAnalysisTest {

  @Test
  void an_image_that_does_not_exist_stays_away_from_the_primary(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "istio-skip-analysis")) {
      journey.apply("podinfo.yaml");
      journey.apply("istio/skip-analysis.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);

      try (Users users = journey.users("http://podinfo.NAMESPACE/")) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        journey.awaitEvent(
            "podinfo",
            "Promotion completed! Canary analysis was skipped for podinfo.istio-skip-analysis");

        journey.edit("podinfo", "{\"spec\":{\"progressDeadlineSeconds\":20}}");
        journey.image("podinfo", "stefanprodan/potato:1.0.0");
        journey.awaitPhase("podinfo", CanaryPhase.FAILED);
        users.lostNothing();
        assertThat(users.visits()).allMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
        assertThat(users.during(status -> status.phase() == CanaryPhase.PROGRESSING))
            .extracting(visit -> visit.version())
            .contains("6.0.1");
        assertThat(users.visits().getLast().version()).isEqualTo("6.0.1");
      }
      assertThat(journey.deployment("podinfo-primary").getSpec().getReplicas()).isEqualTo(1);
      assertThat(journey.tag("podinfo-primary")).isEqualTo("6.0.1");
      journey.awaitEvent("podinfo", "Canary failed! Scaling down podinfo.istio-skip-analysis");
      journey.await("the bad pods to be gone", () -> journey.pods("podinfo").isEmpty());
    }
  }
}
