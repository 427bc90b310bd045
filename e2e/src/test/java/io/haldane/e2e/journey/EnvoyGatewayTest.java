package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.mesh.EnvoyGateway;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Envoy Gateway and its Envoy as the implementation of the Gateway API. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class EnvoyGatewayTest {
  private @Nullable EnvoyGateway gateway;

  @BeforeAll
  void start(Cluster cluster) {
    Cache cache = Cache.ofUser();
    assumeTrue(
        EnvoyGateway.isBuilt(cache),
        "Envoy Gateway is not built; bash e2e/binaries/build.sh envoy-gateway builds it");
    gateway = EnvoyGateway.start(cache, cluster.plane());
  }

  @AfterAll
  void end() {
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void a_good_version_is_promoted_and_a_bad_one_is_rolled_back(Cluster cluster) {
    journeys(cluster).promotesAndRollsBack();
  }

  @Test
  void insiders_meet_the_new_version_and_others_never_do(Cluster cluster) {
    journeys(cluster).letsInsidersTry();
  }

  /**
   * Its clusters are named after the place of their rule. Where rules come and go, routes lead for
   * a moment to clusters that Envoy does not have yet.
   */
  @Test
  void users_stay_with_the_version_that_they_met(Cluster cluster) {
    journeys(cluster).keepsUsers(users -> users.lostOnlyAtChanges(Set.of(500, 503)));
  }

  @Test
  void what_was_there_before_is_there_again(Cluster cluster) {
    journeys(cluster).givesBack();
  }

  @Test
  void a_canary_whose_pods_become_unready_loses_at_most_its_share(Cluster cluster) {
    GatewayJourneys all = journeys(cluster);
    try (Journey journey = all.begin("unready", "half");
        Users users = journey.usersFrom(all.ingress(), "http://NAMESPACE.example.com/")) {
      UnreadyCanary canary = new UnreadyCanary(journey);
      Instant unready = canary.goesAndComesBack(users, users);
      canary.onlyTheCanarysShare(canary.met("HTTPRoute", users, unready, 503));
    }
  }

  /** Fields that only some implementations support. */
  @Test
  void a_part_of_the_requests_is_mirrored_and_filters_work(Cluster cluster) {
    GatewayJourneys all = journeys(cluster);
    try (Journey journey = all.initialise("filters", "filters")) {
      GatewayFilters filters = new GatewayFilters(journey, all.ingress());
      filters.rewrite();
      filters.answerForeignOrigins();
      filters.setHeadersOfAnswers();
      filters.endSlowRequests();
      filters.mirror(50);
    }
  }

  @Test
  void a_policy_that_keeps_clients_on_pods_holds_a_release(Cluster cluster) {
    GatewayJourneys all = journeys(cluster);
    try (Journey journey = all.begin("policy", "half")) {
      journey.apply("gatewayapi/hashing-policy.yaml");
      String held = "keeps each client on one pod (loadBalancer.type: ConsistentHash)";
      journey.await("the policy to be named", () -> says(journey, held));
      isHeld(journey, all.at(journey));
      journey
          .client()
          .genericKubernetesResources("gateway.envoyproxy.io/v1alpha1", "BackendTrafficPolicy")
          .inNamespace(journey.namespace())
          .withName("sticky")
          .delete();
      journey.await("the first weight", () -> journey.status("podinfo").weight() == 50);
      assertThat(journey.status("podinfo").phase()).isEqualTo(CanaryPhase.PROGRESSING);
    }
  }

  /** For twice the time in which another release would have met users. */
  private static void isHeld(Journey journey, IngressJourney ingress) {
    try (Users users = ingress.users()) {
      journey.release("podinfo", "6.0.1");
      journey.await("answers for 20 seconds", () -> users.visits().size() > 1000);
      assertThat(users.visits()).allMatch(visit -> visit.version().equals("6.0.0"));
      assertThat(journey.status("podinfo").weight()).isZero();
      users.lostNothing();
    }
  }

  private static boolean says(Journey journey, String text) {
    return journey.status("podinfo").conditions().stream()
        .anyMatch(condition -> Objects.toString(condition.message(), "").contains(text));
  }

  private GatewayJourneys journeys(Cluster cluster) {
    EnvoyGateway started = Objects.requireNonNull(gateway);
    return new GatewayJourneys(cluster, "envoy-gateway", EnvoyGateway.NAMESPACE, started.ingress());
  }
}
