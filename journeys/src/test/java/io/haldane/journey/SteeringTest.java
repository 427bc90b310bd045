package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.Condition;
import io.haldane.sandbox.api.KindSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Releases under way are steered by people, and kept to a number by the installation. */
@Execution(ExecutionMode.CONCURRENT)
final class SteeringTest {
  private static final List<Workload> QUEUE =
      Stream.of("one", "two", "three").map(name -> new Workload("crowd", name, 8080)).toList();

  @Test
  void f1069_releases_beyond_the_limit_wait_for_their_turn_in_the_order_in_which_they_came() {
    try (Journey journey = Journey.begin(KindSet.ISTIO, "-max-running=1", Journey.SOON_SETTLED)) {
      QUEUE.forEach(w -> journey.apply(w.manifest() + "---\n" + w.canary(Trouble.ALWAYS_FINE)));
      QUEUE.forEach(w -> journey.awaitPhase("crowd", w.name(), CanaryPhase.INITIALIZED));
      try (StatusHistory statuses = new StatusHistory(journey.client(), "crowd")) {
        QUEUE.getFirst().release(journey, "2", Map.of());
        journey.awaitPhase("crowd", "one", CanaryPhase.PROGRESSING);
        for (Workload waiting : QUEUE.subList(1, 3)) {
          waiting.release(journey, "2", Map.of());
          journey.await(waiting.name() + " to wait", () -> queued(journey, waiting).equals("True"));
        }
        QUEUE.forEach(w -> journey.awaitPhase("crowd", w.name(), CanaryPhase.SUCCEEDED));
        assertThat(mostAtOnce(statuses)).isEqualTo(1);
      }
      List<String> starts =
          QUEUE.stream()
              .sorted(
                  Comparator.comparing(
                      w -> String.valueOf(journey.status("crowd", w.name()).runStartedAt())))
              .map(Workload::name)
              .toList();
      assertThat(starts).containsExactly("one", "two", "three");
      assertThat(queued(journey, QUEUE.get(2))).isEqualTo("False");
    }
  }

  private static String queued(Journey journey, Workload workload) {
    return condition(journey, workload, "Queued");
  }

  private static String condition(Journey journey, Workload workload, String type) {
    return journey.status(workload.namespace(), workload.name()).conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .map(Condition::status)
        .findFirst()
        .orElse("");
  }

  private static long mostAtOnce(StatusHistory statuses) {
    Map<String, Boolean> running = new HashMap<>();
    long most = 0;
    for (Canary seen : statuses.seen()) {
      running.put(seen.getMetadata().getName(), seen.statusOrEmpty().phase().running());
      most = Math.max(most, running.values().stream().filter(is -> is).count());
    }
    return most;
  }

  @Test
  void people_pause_resume_abort_retry_and_promote_by_annotation() {
    Workload podinfo = new Workload("steered", "podinfo", 8080);
    try (Journey journey = Journey.begin(KindSet.ISTIO, Journey.SOON_SETTLED)) {
      journey.apply(podinfo.manifest() + "---\n" + podinfo.canary(Trouble.ALWAYS_FINE));
      journey.awaitPhase("steered", "podinfo", CanaryPhase.INITIALIZED);
      order(journey, podinfo, "pause");
      journey.await("the pause", () -> condition(journey, podinfo, "Paused").equals("True"));
      podinfo.release(journey, "2", Map.of());
      order(journey, podinfo, "resume");
      journey.await("a step", () -> journey.status("steered", "podinfo").weight() > 0);
      order(journey, podinfo, "abort");
      journey.awaitPhase("steered", "podinfo", CanaryPhase.FAILED);
      assertThat(journey.image("steered", "podinfo-primary")).isEqualTo("podinfo:1");
      order(journey, podinfo, "retry");
      journey.await("a step", () -> journey.status("steered", "podinfo").weight() > 0);
      order(journey, podinfo, "promote");
      journey.awaitPhase("steered", "podinfo", CanaryPhase.SUCCEEDED);
      assertThat(journey.image("steered", "podinfo-primary")).isEqualTo("podinfo:2");
      assertThat(journey.events("steered", "podinfo"))
          .contains(
              "Pausing podinfo.steered asked for by an unknown writer",
              "Resuming podinfo.steered asked for by an unknown writer",
              "Rolling back podinfo.steered abort asked for by an unknown writer",
              "Retrying podinfo.steered asked for by an unknown writer",
              "Promotion of podinfo.steered asked for by an unknown writer");
      assertThat(journey.routes().weights("steered", "podinfo"))
          .as("neither run went all the way")
          .doesNotContain(60);
    }
  }

  private static void order(Journey journey, Workload workload, String verb) {
    journey
        .client()
        .resources(Canary.class)
        .inNamespace(workload.namespace())
        .withName(workload.name())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"haldane.io/%s\":\"%d\"}}}"
                .formatted(verb, System.nanoTime()));
  }
}
