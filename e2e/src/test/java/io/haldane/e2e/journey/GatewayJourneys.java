package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What every implementation of the Gateway API must do, with the canaries that Istio's Gateway has.
 *
 * @param name begins the names of the namespaces
 * @param gateways namespace of its Gateway, which is called {@code gateway}
 * @param ingress where it listens
 */
record GatewayJourneys(Cluster cluster, String name, String gateways, InetSocketAddress ingress) {

  void promotesAndRollsBack() {
    try (Journey journey = begin("weighted", "weighted")) {
      at(journey).promotes("6.0.1", 10, 20, 30, 40, 50);
      at(journey).applyText(canary("failing"));
      at(journey).rollsBack("6.0.2", "6.0.1");
    }
  }

  void letsInsidersTry() {
    try (Journey journey = begin("ab", "ab-test")) {
      at(journey).letsInsidersTry("6.0.1", "6.0.0");
    }
  }

  /**
   * @param judge of what may be lost
   */
  void keepsUsers(Consumer<Users> judge) {
    try (Journey journey = begin("affinity", "session-affinity")) {
      IngressJourney ingress = at(journey);
      try (Users strangers = ingress.users(ingress.plan(40));
          Users browsers = ingress.users(ingress.plan(40).withUsers(20))) {
        journey.release("podinfo", "6.1.0");
        journey.awaitPromoted("podinfo", "6.1.0");
        new Sessions(journey, "canary-flagger-cookie", "primary-flagger-cookie")
            .areKept(browsers, "6.0.0", "6.1.0")
            .areTakenBack(ingress.plan(40));
        judge.accept(browsers);
        judge.accept(strangers);
        assertThat(strangers.sharesOf("6.1.0")).containsExactly(10, 20, 30, 40, 50);
      }
    }
  }

  void givesBack() {
    try (Journey journey = Journey.plain(cluster, name + "-revert")) {
      journey.apply("podinfo.yaml");
      journey.applyText(canary("own-route"));
      Object before = spec(journey);
      at(journey).givesBack(canary("revert"), () -> assertThat(spec(journey)).isNotEqualTo(before));
      assertThat(spec(journey)).isEqualTo(before);
    }
  }

  /** A journey with that canary, which users can reach. */
  Journey begin(String suffix, String resource) {
    Journey journey = initialise(suffix, resource);
    at(journey).awaitAnswers();
    return journey;
  }

  Journey initialise(String suffix, String resource) {
    Journey journey = Journey.plain(cluster, name + "-" + suffix);
    journey.apply("podinfo.yaml");
    journey.apply("gatewayapi/templates.yaml");
    journey.applyText(canary(resource));
    journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
    return journey;
  }

  IngressJourney at(Journey journey) {
    return new IngressJourney(journey, ingress);
  }

  /** That file, with this Gateway and a host that is named after the namespace. */
  private String canary(String resource) {
    return Journey.read("gatewayapi/" + resource + ".yaml")
        .replaceAll("namespace: (istio-ingress|traefik)", "namespace: " + gateways)
        .replaceAll("www[.].+[.]example[.]com", "NAMESPACE.example.com");
  }

  private static Object spec(Journey journey) {
    GenericKubernetesResource route =
        journey.object("gateway.networking.k8s.io/v1", "HTTPRoute", "podinfo");
    return Objects.requireNonNull(route.getAdditionalProperties().get("spec"));
  }
}
