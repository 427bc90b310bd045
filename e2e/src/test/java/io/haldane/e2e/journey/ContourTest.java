package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 24: behind Contour one version is good, one is slow, and one is tried by insiders. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class ContourTest {
  private static final String URL = "http://www.contour.example.com/";

  @Test
  void a_good_version_is_promoted_a_slow_one_is_rolled_back_and_insiders_try_the_next(
      Cluster cluster) {
    InetSocketAddress ingress = cluster.contour().ingress();
    try (Journey journey = Journey.plain(cluster, "contour")) {
      journey.apply("podinfo.yaml");
      journey.apply("contour/root.yaml");
      canary(journey, ingress, "contour/weighted.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      var proxy = journey.object("projectcontour.io/v1", "HTTPProxy", "podinfo");
      assertThat(proxy.<String>get("spec", "ingressClassName")).isEqualTo("contour");
      journey.await("the host to answer", () -> Curl.answersFrom(ingress, journey.url(URL)));

      aGoodVersionIsPromoted(journey, ingress);
      canary(journey, ingress, "contour/slow.yaml");
      aSlowVersionIsRolledBack(journey, ingress);
      canary(journey, ingress, "contour/ab-test.yaml");
      insidersTryAVersion(journey, ingress);
    }
  }

  private static void canary(Journey journey, InetSocketAddress ingress, String resource) {
    journey.applyText(
        Journey.read(resource).replace("INGRESS", ingress.getAddress().getHostAddress()));
  }

  private static void aGoodVersionIsPromoted(Journey journey, InetSocketAddress ingress) {
    try (Users users = journey.usersFrom(ingress, URL)) {
      journey.release("podinfo", "6.0.1");
      journey.awaitPromoted("podinfo", "6.0.1");
      users.awaitOnly("6.0.1").lostNothing();
      assertThat(users.sharesOf("6.0.1")).containsExactly(10, 20, 30, 40, 50);
    }
    assertThat(journey.events("podinfo"))
        .contains(
            "Pre-rollout check acceptance-test passed",
            "Pre-rollout check second-acceptance-test passed");
  }

  private static void aSlowVersionIsRolledBack(Journey journey, InetSocketAddress ingress) {
    try (Users users = journey.usersFrom(ingress, URL)) {
      journey.release("podinfo", "6.0.2");
      journey.awaitPhase("podinfo", CanaryPhase.FAILED);
      users.awaitOnly("6.0.1").lostNothing();
      assertThat(users.sharesOf("6.0.2")).startsWith(10);
    }
    journey.await(
        "the slow version's pods to go",
        () -> journey.deployment("podinfo").getSpec().getReplicas() == 0);
    assertThat(journey.tag("podinfo-primary")).isEqualTo("6.0.1");
    assertThat(journey.events("podinfo"))
        .contains("Rolling back podinfo.contour failed checks threshold reached 3");
  }

  private static void insidersTryAVersion(Journey journey, InetSocketAddress ingress) {
    Plan plan = Plan.of(journey.url(URL), ingress, 25);
    try (Users insiders = journey.users(plan.withHeaders(Map.of("x-canary", "insider")));
        Users others = journey.users(plan.withHeaders(Map.of("x-canary", "insiders")))) {
      journey.release("podinfo", "6.0.3");
      journey.await(
          "the failed one to be left behind",
          () -> journey.status("podinfo").phase() != CanaryPhase.FAILED);
      journey.awaitPromoted("podinfo", "6.0.3");
      insiders
          .awaitOnly("6.0.3")
          .lostNothing()
          .sawOnly(
              "6.0.3",
              // In the first round the proxy hears of the route.
              status -> status.phase() == CanaryPhase.PROGRESSING && status.iteration() > 1);
      others
          .awaitOnly("6.0.3")
          .lostNothing()
          .sawOnly("6.0.1", status -> status.phase() == CanaryPhase.PROGRESSING);
      assertThat(others.visits()).allMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
    }
  }
}
