package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Visit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Users reach the pods that were promoted, and nobody else's, whatever labels a target carries. */
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
final class ServiceSelectorsTest {
  private static final int REQUESTS = 250;

  @SuppressWarnings("NullAway.Init")
  private Journey journey;

  @BeforeAll
  void begin() {
    journey = Journey.beginWithLag(Duration.ofMillis(300), KindSet.ISTIO, "-settle=1s");
  }

  @AfterAll
  void end() {
    journey.close();
  }

  @Test
  @DisplayName("A4371: users of a target that is made again with another label stay on the primary")
  void a_target_that_is_made_again_takes_no_users_along() {
    Workload till = new Workload("remade", "till", 8080);
    try (Lifetime lifetime = Lifetime.begin(journey, till)) {
      Crowd users = lifetime.users();
      lifetime.adopt("");
      journey.client().apps().deployments().inNamespace("remade").withName("till").delete();
      journey.apply(till.manifest().replace("app: till}", "app: till-api}"));
      List<Visit> next = next(users);
      System.out.printf(
          "till made again: %d of %d requests were not answered by the primary%n",
          next.stream().filter(visit -> !users.byPrimary(visit)).count(), next.size());
      assertThat(next).allMatch(users::byPrimary);
      journey.await(
          "the change to be named",
          () ->
              journey.status("remade", "till").conditions().stream()
                  .anyMatch(condition -> "SelectorChanged".equals(condition.reason())));
    }
  }

  @Test
  @DisplayName("F1257: of two installs of one chart each serves its own users")
  void of_two_installs_each_serves_its_own_users() {
    for (String instance : List.of("a", "b")) {
      journey.apply(install(instance));
    }
    journey.awaitPhase("installs", "till-a", CanaryPhase.INITIALIZED);
    journey.awaitPhase("installs", "till-b", CanaryPhase.INITIALIZED);
    Workload a = new Workload("installs", "till-a", 8080);
    try (Crowd users = Crowd.calls(journey, "users", a, a.url(), plan -> plan)) {
      users.await(journey, "a primary to answer", 5, visit -> visit.pod().contains("-primary-"));
      List<Visit> next = next(users);
      System.out.printf(
          "two installs: %d of %d requests to a were answered by b%n",
          next.stream().filter(visit -> visit.pod().startsWith("till-b")).count(), next.size());
      assertThat(next).allMatch(users::byPrimary);
    }
  }

  private static String install(String instance) {
    Workload workload = new Workload("installs", "till-" + instance, 8080);
    String labels =
        "{app.kubernetes.io/name: till, app.kubernetes.io/instance: %s}".formatted(instance);
    return (workload.manifest() + "---\n" + workload.service() + "---\n" + workload.canary(""))
        .replace("{app: till-%s}".formatted(instance), labels);
  }

  /** The next answers, of whatever kind. */
  private List<Visit> next(Crowd users) {
    int before = users.visits().size();
    journey.await("more requests", () -> users.visits().size() >= before + REQUESTS);
    return users.visits().subList(before, before + REQUESTS);
  }
}
