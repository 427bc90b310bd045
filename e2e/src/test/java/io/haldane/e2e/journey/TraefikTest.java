package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Traefik's own objects, beside the weights. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class TraefikTest {

  /** The checks see the canary alone: what fails on the primary does not end the run. */
  @Test
  void insiders_try_a_version_while_requests_to_the_primary_fail(Cluster cluster) {
    try (Journey journey = Journey.plain(cluster, "traefik-ab")) {
      IngressJourney ingress = IngressJourney.ofTraefik(cluster, journey);
      journey.apply("podinfo.yaml");
      journey.apply("traefik/route.yaml");
      ingress.apply("traefik/ab-test.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      ingress.awaitAnswers().letsInsidersTry("6.0.1", "6.0.0");
    }
  }

  @Test
  void a_bad_version_is_rolled_back_and_the_users_split_is_given_back(Cluster cluster) {
    try (Journey journey = Journey.plain(cluster, "traefik-revert")) {
      IngressJourney ingress = IngressJourney.ofTraefik(cluster, journey);
      journey.apply("podinfo.yaml");
      journey.apply("traefik/own-split.yaml");
      journey.apply("traefik/route.yaml");
      Object before = spec(journey);
      ingress.givesBack(
          Journey.read("traefik/failing.yaml"),
          () -> {
            assertThat(spec(journey)).isNotEqualTo(before);
            ingress.rollsBack("6.0.1", "6.0.0");
          });
      assertThat(spec(journey)).isEqualTo(before);
    }
  }

  private static Object spec(Journey journey) {
    GenericKubernetesResource split =
        journey.object("traefik.io/v1alpha1", "TraefikService", "podinfo");
    return Objects.requireNonNull(split.getAdditionalProperties().get("spec"));
  }
}
