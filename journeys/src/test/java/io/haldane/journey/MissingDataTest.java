package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Load;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A release while nobody uses the service. */
final class MissingDataTest {
  private static final Workload PODINFO = new Workload("shop", "podinfo", 8080);

  @Test
  void f1353_a_release_without_users_waits_and_goes_on_with_them() {
    try (Journey journey = Journey.begin(KindSet.ISTIO, Journey.SOON_SETTLED)) {
      String metrics =
          """
          metrics:
          - {name: request-success-rate, interval: 5s, thresholdRange: {min: 99}, onNoData: wait}
          - {name: request-duration, interval: 5s, thresholdRange: {max: 5000}, minimumRequests: 20}
          """;
      journey.apply(PODINFO.manifest() + "---\n" + PODINFO.canary(metrics));
      journey.awaitPhase("shop", "podinfo", CanaryPhase.INITIALIZED);
      PODINFO.release(journey, "2", Map.of());
      journey.await(
          "the wait for data",
          () ->
              journey.status("shop", "podinfo").conditions().stream()
                  .anyMatch(c -> c.reason().equals("WaitingForData")));

      CanaryStatus waits = journey.status("shop", "podinfo");
      assertThat(waits.failures()).isZero();
      assertThat(waits.weight()).isEqualTo(20);
      assertThat(waits.checks()).extracting("verdict").containsOnly("wait");
      journey.await(
          "the event",
          () ->
              journey.events("shop", "podinfo").stream()
                  .anyMatch(event ->
                      event.contains("request-success-rate has no values")
                          && event.contains("request-duration needs more requests")));

      try (Load load = journey.load(PODINFO.url(), 100)) {
        journey.awaitPhase("shop", "podinfo", CanaryPhase.SUCCEEDED);
        assertThat(load.tally().byStatus().keySet()).containsOnly(200);
      }
      assertThat(journey.status("shop", "podinfo").failures()).isZero();
    }
  }
}
