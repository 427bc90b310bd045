package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.api.KindSet;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every replica shows the present, and what all of them know is exported once. */
@Tag("long")
final class StandbyTest {
  private static final Workload SHOP = new Workload("shop", "podinfo", 8080);

  @Test
  void a_standby_shows_the_present_and_leaves_the_series_to_the_leader() {
    try (Journey journey = Journey.begin(KindSet.ISTIO);
        ControllerProcess standby = journey.standby()) {
      journey.await("the standby to be ready", () -> Page.of(standby, "readyz").code() == 200);
      journey.apply(SHOP.manifest() + "---\n" + SHOP.canary(""));
      journey.awaitPhase("shop", "podinfo", CanaryPhase.INITIALIZED);
      shows(journey, standby, "Initialized");

      SHOP.release(journey, "2", Map.of());
      journey.awaitPhase("shop", "podinfo", CanaryPhase.SUCCEEDED);
      shows(journey, standby, "Succeeded");

      assertThat(Page.of(journey.controller(), "metrics").text())
          .contains("haldane_leader 1.0", "flagger_canary_status{", "flagger_canary_total{");
      assertThat(Page.of(standby, "metrics").text())
          .contains("haldane_leader 0.0")
          .doesNotContain("flagger_canary_status{", "flagger_canary_total{");

      journey.client().resource(journey.canary("shop", "podinfo")).delete();
      journey.await(
          "the standby to forget it",
          () -> !Page.of(standby, "api/canaries").text().contains("podinfo"));
    }
  }

  private static void shows(Journey journey, ControllerProcess standby, String phase) {
    journey.await(
        "the standby to show " + phase,
        () -> Page.of(standby, "api/canaries").text().contains("\"" + phase + "\""));
  }
}
