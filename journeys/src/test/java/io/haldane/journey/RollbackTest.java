package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A version that fails is gone from the users' way within a moment of the verdict. */
final class RollbackTest {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @Test
  void the_check_that_reaches_the_threshold_is_the_one_that_rolls_back() throws Exception {
    Workload podinfo = new Workload("shop", "podinfo", 8080);
    try (Journey journey = Journey.begin(KindSet.ISTIO)) {
      journey.apply(podinfo.manifest() + "---\n" + podinfo.canary());
      journey.awaitPhase("shop", "podinfo", CanaryPhase.INITIALIZED);
      try (Load load = journey.load(podinfo.url(), 100);
          StatusHistory statuses = new StatusHistory(journey.client(), "shop")) {
        podinfo.release(journey, "2", Map.of("ERROR_RATE", "0.5"));
        journey.awaitPhase("shop", "podinfo", CanaryPhase.FAILED);
        Instant last = lastAnswerOf("2", load, journey);
        judgedThreeTimes(journey, statuses);
        ApiRequest route = journey.lastWrite("virtualservices", "");
        ApiRequest verdict = statusAfter(journey, route);
        Duration written = Duration.between(route.at(), verdict.at());
        Duration felt = Duration.between(verdict.at(), last);
        System.out.printf(
            "rollback: the route was changed %d ms before the verdict was written, and the last answer of the failing version came %d ms after%n",
            written.toMillis(), felt.toMillis());
        assertThat(written).isBetween(Duration.ZERO, MOMENT);
        assertThat(felt).isLessThan(MOMENT);
      }
      assertThat(journey.routes().weights("shop", "podinfo")).endsWith(0);
      assertThat(journey.image("shop", "podinfo-primary")).isEqualTo("podinfo:1");
    }
  }

  private static void judgedThreeTimes(Journey journey, StatusHistory statuses) {
    assertThat(statuses.changes(status -> status.phase().text() + " " + status.failures()))
        .containsSubsequence("Progressing 0", "Progressing 1", "Progressing 2", "Failed 0")
        .doesNotContain("Progressing 3");
    List<String> events = journey.events("shop", "podinfo");
    assertThat(events).filteredOn(event -> event.startsWith("Halt ")).hasSize(3);
    assertThat(events)
        .contains(
            "Rolling back podinfo.shop failed checks threshold reached 3",
            "Canary failed! Scaling down podinfo.shop");
  }

  /** When the count of that version's answers changed last; it must stand still by then. */
  private static Instant lastAnswerOf(String version, Load load, Journey journey) {
    long[] count = {-1};
    Instant[] changed = {Instant.now()};
    journey.await(
        "version " + version + " to answer no more",
        () -> {
          long now = load.tally().byVersion().getOrDefault(version, 0L);
          if (now != count[0]) {
            count[0] = now;
            changed[0] = Instant.now();
          }
          return changed[0].plusSeconds(2).isBefore(Instant.now());
        });
    return changed[0];
  }

  private static ApiRequest statusAfter(Journey journey, ApiRequest route) {
    return journey.requests().stream()
        .filter(request -> request.resource().equals("canaries"))
        .filter(request -> request.subresource().equals("status"))
        .filter(request -> !request.at().isBefore(route.at()))
        .findFirst()
        .orElseThrow();
  }
}
