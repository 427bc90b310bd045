package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What canaries cost the API server. */
final class ThriftTest {
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** Asked of the metrics server like any other, and never without a value. */
  private static final String ALWAYS_FINE =
      "metrics: [{name: fine, interval: 5s, query: vector(1), thresholdRange: {min: 1}}]";

  private final Workload untouched = new Workload("one", "untouched", 8080);
  private final Workload promoted = new Workload("two", "promoted", 8080);
  private final Workload failed = new Workload("three", "failed", 8080);

  @Test
  void a_tick_writes_the_route_and_the_status_at_most_and_steady_canaries_cost_no_request() {
    try (Journey journey = Journey.begin(KindSet.ISTIO, Journey.SOON_SETTLED)) {
      journey.apply(untouched.manifest() + "---\n" + untouched.canary());
      journey.apply(promoted.manifest() + "---\n" + promoted.canary(ALWAYS_FINE));
      journey.apply(failed.manifest() + "---\n" + failed.canary());
      for (Workload workload : List.of(untouched, promoted, failed)) {
        journey.awaitPhase(workload.namespace(), workload.name(), CanaryPhase.INITIALIZED);
      }
      journey.api().requests().reset();
      try (Load good = journey.load(promoted.url(), 60);
          Load bad = journey.load(failed.url(), 60)) {
        promoted.release(journey, "2", Map.of());
        failed.release(journey, "2", Map.of("ERROR_RATE", "0.5"));
        journey.awaitPhase("two", "promoted", CanaryPhase.SUCCEEDED);
        journey.awaitPhase("three", "failed", CanaryPhase.FAILED);
        assertThat(good.tally().reasons()).isEmpty();
        assertThat(bad.tally().byVersion()).containsKey("2");
      }
      stepsCostTwoWrites(journey);
      eachRunIsRecordedByOneRequest(journey);
      awaitNoWriteFor(Duration.ofSeconds(3), journey);
      journey.api().requests().reset();
      Instant end = Instant.now().plus(SILENCE);
      journey.await("15 s to pass", () -> Instant.now().isAfter(end));
      assertThat(journey.requests())
          .isNotEmpty()
          .allMatch(request -> request.resource().equals("leases"), "is about the lease");
    }
  }

  /** From one weight's change to the next: that change, the status, and what is told of it. */
  private void stepsCostTwoWrites(Journey journey) {
    List<ApiRequest> all =
        journey.requests().stream().filter(r -> r.namespace().equals("two")).toList();
    List<List<ApiRequest>> steps = new ArrayList<>();
    for (ApiRequest request : all) {
      if (request.resource().equals("virtualservices") && request.verb().writes()) {
        steps.add(new ArrayList<>());
      }
      if (!steps.isEmpty()) {
        steps.getLast().add(request);
      }
    }
    assertThat(journey.routes().weights("two", "promoted")).containsExactly(0, 20, 40, 60, 0);
    assertThat(steps).hasSize(4);
    // The last two are followed by the promotion, which writes more.
    for (List<ApiRequest> step : steps.subList(0, 2)) {
      assertThat(step).extracting(ApiRequest::status).allMatch(code -> code < 300);
      assertThat(step)
          .extracting(request -> request.verb() + " " + request.resource())
          .filteredOn(what -> !what.endsWith(" events"))
          .startsWith("PATCH virtualservices", "PATCH canaries")
          .allMatch(Set.of("PATCH virtualservices", "PATCH canaries")::contains);
      assertThat(step.stream().filter(r -> r.resource().equals("canaries")).count())
          .as("one status for each judgement: %s", step)
          .isEqualTo(1);
    }
  }

  private void eachRunIsRecordedByOneRequest(Journey journey) {
    assertThat(journey.requests())
        .filteredOn(request -> request.resource().equals("canaryruns"))
        .extracting(request -> request.verb() + " " + request.namespace() + " " + request.status())
        .containsExactlyInAnyOrder("CREATE two 201", "CREATE three 201");
  }

  private static void awaitNoWriteFor(Duration quiet, Journey journey) {
    journey.await(
        "no write for " + quiet.toSeconds() + " s",
        () ->
            journey.requests().stream()
                .filter(r -> r.verb().writes() && !r.resource().equals("leases"))
                .allMatch(r -> r.at().plus(quiet).isBefore(Instant.now())));
  }
}
