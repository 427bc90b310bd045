package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.KindSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Something in between swallows what the API server says, and the connections stay open. */
@Tag("long")
final class SilentWatchTest {
  private static final Workload SHOP = new Workload("shop", "podinfo", 8080);

  @Test
  void a_watch_that_says_nothing_is_found_and_begun_anew() throws Exception {
    try (Journey journey = Journey.begin(KindSet.ISTIO)) {
      int api = URI.create(journey.api().url()).getPort();
      try (Swallower between = new Swallower(api)) {
        journey.restart(
            "-master=" + between.url(),
            "-watch-silence=4s",
            "-lease-duration=90s",
            "-lease-renew-deadline=60s");
        journey.apply(SHOP.manifest() + "---\n" + SHOP.canary(""));
        journey.awaitPhase("shop", "podinfo", CanaryPhase.INITIALIZED);
        assertThat(readyz(journey)).isEqualTo(200);

        between.swallow();
        Instant begun = Instant.now();
        SHOP.release(journey, "2", Map.of());
        journey.awaitPhase("shop", "podinfo", CanaryPhase.SUCCEEDED);

        System.out.printf(
            "silent watches: released %d s after they fell silent%n",
            Duration.between(begun, Instant.now()).toSeconds());
        assertThat(journey.controller().lastLines())
            .anyMatch(line -> line.matches(".*restarting the watch of .*: it is silent.*"));
      }
    }
  }

  @Test
  void while_the_cluster_cannot_be_read_the_controller_is_not_ready() throws Exception {
    try (Journey journey = Journey.begin(KindSet.ISTIO)) {
      int api = URI.create(journey.api().url()).getPort();
      try (Swallower between = new Swallower(api)) {
        journey.restart(
            "-master=" + between.url(),
            "-watch-silence=1s",
            "-lease-duration=90s",
            "-lease-renew-deadline=60s");
        journey.await("it to be ready", () -> readyz(journey) == 200);

        between.close();

        journey.await("it to say that it is not", () -> readyz(journey) == 503);
      }
    }
  }

  private static int readyz(Journey journey) {
    return Page.of(journey.controller(), "readyz").code();
  }
}
