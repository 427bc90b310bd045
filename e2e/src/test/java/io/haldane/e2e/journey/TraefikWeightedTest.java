package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 28: weights of a TraefikService, judged by what Traefik itself counts. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class TraefikWeightedTest {

  @Test
  void a_good_version_is_promoted_step_by_step(Cluster cluster) {
    try (Journey journey = Journey.plain(cluster, "traefik-weighted")) {
      IngressJourney ingress = IngressJourney.ofTraefik(cluster, journey);
      journey.apply("podinfo.yaml");
      journey.apply("traefik/route.yaml");
      ingress.apply("traefik/weighted.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      var split = journey.object("traefik.io/v1alpha1", "TraefikService", "podinfo");
      assertThat(split.getMetadata().getLabels()).containsEntry("test", "labels-test");
      assertThat(split.getMetadata().getAnnotations()).containsEntry("test", "annotations-test");

      ingress.awaitAnswers().promotes("6.0.1", 10, 30, 60, 90);
      assertThat(journey.events("podinfo")).contains("Confirm-rollout check gate passed");
    }
  }
}
