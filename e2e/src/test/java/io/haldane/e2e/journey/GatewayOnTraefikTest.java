package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journeys 9, 11 and 12 with a second implementation of the Gateway API. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class GatewayOnTraefikTest {

  @Test
  void a_good_version_is_promoted_and_a_bad_one_is_rolled_back(Cluster cluster) {
    try (Journey journey = begin(cluster, "traefik-gateway-weighted")) {
      IngressJourney ingress = IngressJourney.ofTraefik(cluster, journey);
      ingress.applyText(onTraefik("gatewayapi/weighted.yaml"));
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      ingress.awaitAnswers().promotes("6.0.1", 10, 20, 30, 40, 50);
      ingress.applyText(onTraefik("gatewayapi/failing.yaml"));
      ingress.rollsBack("6.0.2", "6.0.1");
    }
  }

  @Test
  void insiders_meet_the_new_version_and_others_never_do(Cluster cluster) {
    try (Journey journey = begin(cluster, "traefik-gateway-ab")) {
      IngressJourney ingress = IngressJourney.ofTraefik(cluster, journey);
      ingress.applyText(onTraefik("gatewayapi/ab-test.yaml"));
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      ingress.awaitAnswers().letsInsidersTry("6.0.1", "6.0.0");
    }
  }

  @Test
  void users_stay_with_the_version_that_they_met(Cluster cluster) {
    try (Journey journey = begin(cluster, "traefik-gateway-affinity")) {
      IngressJourney ingress = IngressJourney.ofTraefik(cluster, journey);
      ingress.applyText(onTraefik("gatewayapi/session-affinity.yaml"));
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      ingress.awaitAnswers();
      try (Users strangers = ingress.users(ingress.plan(40));
          Users browsers = ingress.users(ingress.plan(40).withUsers(20))) {
        journey.release("podinfo", "6.1.0");
        journey.awaitPromoted("podinfo", "6.1.0");
        new Sessions(journey, "canary-flagger-cookie", "primary-flagger-cookie")
            .areKept(browsers, "6.0.0", "6.1.0")
            .areTakenBack(ingress.plan(40));
        browsers.lostNothing();
        strangers.lostNothing();
        assertThat(strangers.sharesOf("6.1.0")).containsExactly(10, 20, 30, 40, 50);
      }
    }
  }

  @Test
  void what_was_there_before_is_there_again(Cluster cluster) {
    try (Journey journey = begin(cluster, "traefik-gateway-revert")) {
      journey.apply("gatewayapi/own-route.yaml");
      Object before = spec(journey);
      IngressJourney.ofTraefik(cluster, journey)
          .givesBack(
              Journey.read("gatewayapi/revert.yaml"),
              () -> assertThat(spec(journey)).isNotEqualTo(before));
      assertThat(spec(journey)).isEqualTo(before);
    }
  }

  private static Journey begin(Cluster cluster, String namespace) {
    Journey journey = Journey.plain(cluster, namespace);
    journey.apply("podinfo.yaml");
    journey.apply("gatewayapi/templates.yaml");
    return journey;
  }

  /** The same canary as behind Istio's Gateway. */
  private static String onTraefik(String resource) {
    return Journey.read(resource)
        .replace("namespace: istio-ingress", "namespace: traefik")
        .replaceAll("www[.].+[.]example[.]com", "NAMESPACE.example.com");
  }

  private static Object spec(Journey journey) {
    GenericKubernetesResource route =
        journey.object("gateway.networking.k8s.io/v1", "HTTPRoute", "podinfo");
    return Objects.requireNonNull(route.getAdditionalProperties().get("spec"));
  }
}
