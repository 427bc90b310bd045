package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every way to release, side by side in one controller, each from the adoption of a workload that
 * has users already to the deletion of the canary, without a lost request.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(Lifecycle.PER_CLASS)
final class StrategiesTest {
  /** What a proxy may lag behind is to be shorter than what the controller lets routes settle. */
  private static final Duration LAG = Duration.ofMillis(300);

  private static final String SETTLE = "-settle=1s";
  private static final String INSIDERS = "match: [{headers: {x-canary: {exact: insider}}}]";
  private static final Map<String, String> INSIDER = Map.of("x-canary", "insider");

  @SuppressWarnings("NullAway.Init")
  private Journey journey;

  @BeforeAll
  void begin() {
    journey = Journey.beginWithLag(LAG, KindSet.ISTIO, SETTLE);
  }

  @AfterAll
  void end() {
    journey.close();
  }

  @Test
  void blue_green_moves_everybody_at_once_to_and_fro() {
    Workload workload = new Workload("blue-green", "switched", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload)) {
      Crowd users = lifetime.users("users one after another", plan -> plan.withMaxInFlight(1));
      lifetime.adoptBy(iterations(workload, 2, ""));
      lifetime.release("2");
      lifetime.deleteCanary();
      assertThat(users.course(users::answerer))
          .containsExactly("target 1", "primary 1", "target 2", "primary 2", "target 2");
    }
  }

  @Test
  void an_ab_test_shows_the_new_version_to_testers_alone() {
    Workload workload = new Workload("ab", "tested", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload)) {
      Crowd testers =
          lifetime.users("testers", plan -> plan.withHeaders(INSIDER).withMaxInFlight(1));
      Crowd others = lifetime.users("others", plan -> plan.withMaxInFlight(1));
      lifetime.adoptBy(iterations(workload, 2, INSIDERS));
      lifetime.release("2");
      lifetime.deleteCanary();
      assertThat(testers.course(testers::answerer))
          .containsExactly("target 1", "primary 1", "target 2", "primary 2", "target 2");
      assertThat(others.course(others::byPrimary)).containsExactly(false, true, false);
    }
  }

  @Test
  void testers_meet_the_new_version_from_the_first_step_while_all_others_are_split() {
    Workload workload = new Workload("both", "stepped", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload);
        StatusHistory statuses = new StatusHistory(journey.client(), "both")) {
      Crowd testers =
          lifetime.users("testers", plan -> plan.withHeaders(INSIDER).withMaxInFlight(1));
      Crowd others = lifetime.users("others", plan -> plan);
      lifetime.adopt(INSIDERS);
      lifetime.release("2");
      lifetime.deleteCanary();
      assertThat(testers.course(testers::answerer))
          .containsExactly("target 1", "primary 1", "target 2", "primary 2", "target 2");
      assertThat(split(others)).containsSubsequence(false, true, false, true);
      assertThat(statuses.changes(CanaryStatus::weight)).containsExactly(0, 20, 40, 60, 0);
    }
  }

  @Test
  void a_mirrored_release_tries_the_new_version_before_anybody_is_answered_by_it() {
    Workload workload = new Workload("mirror", "mirrored", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload);
        StatusHistory statuses = new StatusHistory(journey.client(), "mirror")) {
      Crowd users = lifetime.users();
      lifetime.adopt("mirror: true");
      long before = Shadows.heardBy("mirrored", journey);
      lifetime.release("2");
      long heard = Shadows.heardBy("mirrored", journey) - before;
      long answered =
          users.visits().stream().filter(v -> users.answerer(v).equals("target 2")).count();
      System.out.printf("mirrored: %d copies were heard%n", heard - answered);
      assertThat(heard - answered).as("copies that the canary heard").isGreaterThan(10);
      assertThat(statuses.changes(StrategiesTest::exposure))
          .containsSubsequence("0 mirrored", "20", "40", "60", "0");
      lifetime.deleteCanary();
    }
  }

  @Test
  void with_sticky_sessions_who_has_met_a_version_stays_with_it_until_the_run_ends() {
    Workload workload = new Workload("sticky", "kept", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload)) {
      Crowd users = lifetime.users("20 users with cookies", plan -> plan.withUsers(20));
      lifetime.adopt("sessionAffinity: {cookieName: on-canary, primaryCookieName: on-primary}");
      lifetime.release("2");
      users.await(
          journey, "all to forget the cookie", 40, visit -> !visit.cookies().contains("on-canary"));
      List<Visit> visits = users.visits();
      lifetime.deleteCanary();
      assertThat(visits)
          .filteredOn(visit -> visit.cookies().contains("on-canary"))
          .isNotEmpty()
          .allSatisfy(visit -> assertThat(users.byTarget(visit) || isRevoked(visit)).isTrue())
          .anyMatch(StrategiesTest::isRevoked);
      assertThat(visits)
          .filteredOn(visit -> visit.cookies().contains("on-primary"))
          .isNotEmpty()
          .filteredOn(visit -> !visit.cookies().contains("on-canary"))
          .allMatch(users::byPrimary);
    }
  }

  /** All pods of the primary go before the first new one comes, as F1898 has it. */
  @Test
  void f1898_a_primary_that_is_replaced_all_at_once_costs_no_request() {
    Workload workload = new Workload("recreate", "replaced", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload)) {
      recreate(workload);
      lifetime.users();
      lifetime.adopt("");
      lifetime.release("2");
      lifetime.deleteCanary();
    }
  }

  @Test
  void f1898_in_an_ab_test_it_costs_none_either() {
    Workload workload = new Workload("recreate-ab", "tested", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload)) {
      recreate(workload);
      lifetime.users("testers", plan -> plan.withHeaders(INSIDER));
      lifetime.users("others", plan -> plan);
      lifetime.adoptBy(iterations(workload, 2, INSIDERS));
      lifetime.release("2");
      lifetime.deleteCanary();
    }
  }

  @Test
  void f1898_without_a_mesh_it_costs_none_either() {
    Workload workload = new Workload("recreate-plain", "plain", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload)) {
      recreate(workload);
      lifetime.users();
      lifetime.adoptBy(
          iterations(workload, 2, "").replace("spec:\n", "spec:\n  provider: kubernetes\n"));
      lifetime.release("2");
      lifetime.deleteCanary();
    }
  }

  private void recreate(Workload workload) {
    journey
        .client()
        .apps()
        .deployments()
        .inNamespace(workload.namespace())
        .withName(workload.name())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":null}}}");
  }

  @Test
  void without_a_mesh_a_daemon_set_is_promoted_behind_the_users_backs() {
    Workload workload = Workload.daemonSet("daemons", "placed", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, workload);
        SelectorHistory selectors = new SelectorHistory(journey.client(), "daemons", "placed")) {
      lifetime.users();
      Crowd users = lifetime.users("users one after another", plan -> plan.withMaxInFlight(1));
      lifetime.adoptBy(
          iterations(workload, 2, "").replace("spec:\n", "spec:\n  provider: kubernetes\n"));
      lifetime.release("2");
      journey.await("the pods of the target to go", () -> ready("daemons", "placed") == 0);
      lifetime.deleteCanary();
      assertThat(ready("daemons", "placed")).isEqualTo(2);
      assertThat(selectors.seen())
          .extracting(selector -> selector.get("app"))
          .containsExactly("placed", "placed-primary", "placed");
      assertThat(users.course(users::byPrimary)).containsExactly(false, true, false);
      assertThat(users.answerers())
          .containsExactlyInAnyOrder("target 1", "primary 1", "primary 2", "target 2");
    }
  }

  private int ready(String namespace, String daemonSet) {
    var daemonSets = journey.client().apps().daemonSets().inNamespace(namespace);
    return daemonSets.withName(daemonSet).get().getStatus().getNumberReady();
  }

  private static String iterations(Workload workload, int count, String more) {
    return workload
        .canary(more)
        .replace(
            "    stepWeight: 20\n    maxWeight: 60\n", "    iterations: %d\n".formatted(count));
  }

  private static List<Boolean> split(Crowd crowd) {
    return crowd.course(crowd::byPrimary);
  }

  private static String exposure(CanaryStatus status) {
    return status.weight() + (Boolean.TRUE.equals(status.mirrored()) ? " mirrored" : "");
  }

  private static boolean isRevoked(Visit visit) {
    return visit.given().startsWith("on-canary=") && visit.given().contains("Max-Age=-1");
  }
}
