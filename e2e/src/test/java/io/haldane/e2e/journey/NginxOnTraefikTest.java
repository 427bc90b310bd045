package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Journeys 20 and 21, with Traefik in the place of ingress-nginx: it knows the same annotations.
 */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class NginxOnTraefikTest {

  @Test
  void a_good_version_is_promoted_and_insiders_try_the_next(Cluster cluster) {
    try (Journey journey = begin(cluster, "nginx-weighted")) {
      IngressJourney ingress = IngressJourney.ofTraefik(cluster, journey);
      ingress.apply("nginx/weighted.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      ingress.awaitAnswers().promotes("6.0.1", 10, 30, 60, 90);
      ingress.apply("nginx/ab-test.yaml");
      ingress.letsInsidersTry("6.0.2", "6.0.1");
    }
  }

  @Test
  void a_bad_version_is_rolled_back_and_the_users_ingress_was_never_touched(Cluster cluster) {
    try (Journey journey = begin(cluster, "nginx-revert")) {
      IngressJourney ingress = IngressJourney.ofTraefik(cluster, journey);
      Ingress before = web(journey);
      ingress.givesBack(
          Journey.read("nginx/failing.yaml"), () -> ingress.rollsBack("6.0.1", "6.0.0"));
      assertThat(web(journey).getSpec()).isEqualTo(before.getSpec());
      assertThat(web(journey).getMetadata().getAnnotations())
          .isEqualTo(before.getMetadata().getAnnotations());
      journey.await(
          "the Ingress of the canary to go",
          () ->
              journey
                      .client()
                      .network()
                      .v1()
                      .ingresses()
                      .inNamespace(journey.namespace())
                      .withName("web-canary")
                      .get()
                  == null);
    }
  }

  private static Journey begin(Cluster cluster, String namespace) {
    Journey journey = Journey.plain(cluster, namespace);
    journey.apply("podinfo.yaml");
    journey.apply("nginx/template.yaml");
    journey.apply("nginx/ingress.yaml");
    return journey;
  }

  private static Ingress web(Journey journey) {
    return journey
        .client()
        .network()
        .v1()
        .ingresses()
        .inNamespace(journey.namespace())
        .withName("web")
        .get();
  }
}
