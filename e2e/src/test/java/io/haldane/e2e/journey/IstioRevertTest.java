package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journeys 4 and 5: the canary goes, and whoever calls the service does not notice. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class IstioRevertTest {
  private static final String HOLD = "example.com/hold";

  /** The Service was made for the canary, and serves until the canary is gone. */
  @Test
  void the_target_is_back_before_its_canary_goes(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "istio-finalizer")) {
      journey.apply("podinfo.yaml");
      journey.apply("istio/finalizer.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      assertThat(finalizers(journey)).containsExactlyInAnyOrder(HOLD, "finalizer.flagger.app");
      awaitTargetAsleep(journey);

      try (Users users = journey.users("http://podinfo.NAMESPACE/")) {
        journey.delete("podinfo");
        journey.await(
            "our finalizer to be the last", () -> finalizers(journey).equals(List.of(HOLD)));
        users.lostNothing();
      }
      assertTargetServes(journey);
      assertThat(journey.events("podinfo")).contains("Terminated canary podinfo.istio-finalizer");

      journey.edit("podinfo", "{\"metadata\":{\"finalizers\":null}}");
      awaitPrimaryGone(journey);
      assertTargetServes(journey);
    }
  }

  @Test
  void what_was_there_before_is_there_again(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "istio-revert")) {
      journey.apply("podinfo.yaml");
      journey.apply("istio/own-route.yaml");
      Object before = route(journey);
      URI outside = journey.url("http://app.example.com/");
      URI inside = journey.url("http://podinfo.NAMESPACE:9898/");
      journey.await(
          "the service to answer",
          () -> Curl.answersFrom(cluster.istio().ingress(), outside) && Curl.answers(inside));

      try (Users customers = journey.users(Plan.of(outside, cluster.istio().ingress(), 30));
          Users neighbours = journey.users(Plan.direct(inside, 30))) {
        journey.apply("istio/revert.yaml");
        journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
        awaitTargetAsleep(journey);
        assertThat(route(journey)).isNotEqualTo(before);
        journey.delete("podinfo");
        awaitPrimaryGone(journey);
        List.of(customers, neighbours).forEach(IstioRevertTest::cameToThePrimaryAndBack);
      }
      assertThat(route(journey)).isEqualTo(before);
      assertThat(virtualService(journey).getMetadata().getAnnotations()).isNullOrEmpty();
      assertThat(journey.service("podinfo").getSpec().getSelector())
          .isEqualTo(Map.of("app", "podinfo"));
    }
  }

  private static void cameToThePrimaryAndBack(Users users) {
    users.lostNothing();
    assertThat(users.visits()).anyMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
    assertThat(users.visits().getLast().pod()).doesNotStartWith("podinfo-primary-");
  }

  private static GenericKubernetesResource virtualService(Journey journey) {
    return journey.object("networking.istio.io/v1", "VirtualService", "podinfo");
  }

  private static Object route(Journey journey) {
    return Objects.requireNonNull(virtualService(journey).getAdditionalProperties().get("spec"));
  }

  private static List<String> finalizers(Journey journey) {
    return journey.canary("podinfo").getMetadata().getFinalizers();
  }

  private static void assertTargetServes(Journey journey) {
    assertThat(journey.deployment("podinfo").getSpec().getReplicas()).isEqualTo(1);
    assertThat(journey.deployment("podinfo").getStatus().getAvailableReplicas()).isEqualTo(1);
  }

  private static void awaitTargetAsleep(Journey journey) {
    journey.await("the target to have no pods", () -> journey.pods("podinfo").isEmpty());
  }

  private static void awaitPrimaryGone(Journey journey) {
    journey.await(
        "the canary and the pods of its primary to be gone",
        () ->
            journey
                    .client()
                    .resources(Canary.class)
                    .inNamespace(journey.namespace())
                    .list()
                    .getItems()
                    .isEmpty()
                && journey.pods("podinfo-primary").isEmpty());
  }
}
