package io.haldane.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:30Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Optional<Instant> NO_RUN = Optional.empty();

  private static Instant at(String time) {
    return Instant.parse("2026-11-27T" + time + "Z");
  }

  @Test
  void without_a_delay_the_window_ends_now() {
    assertThat(Freshness.IMMEDIATE.window(NOW, MINUTE, NO_RUN))
        .contains(new Window(at("11:59:30"), NOW));
  }

  @Test
  void a_delay_shifts_the_window() {
    assertThat(Freshness.delayed(Duration.ofMinutes(2)).window(NOW, MINUTE, NO_RUN))
        .contains(new Window(at("11:57:30"), at("11:58:30")));
  }

  @Test
  void the_window_never_begins_before_the_run() {
    Freshness delayed = Freshness.delayed(MINUTE);
    assertThat(delayed.window(NOW, Duration.ofMinutes(5), Optional.of(at("11:58:00"))))
        .contains(new Window(at("11:58:00"), at("11:59:30")));
    assertThat(delayed.window(NOW, MINUTE, Optional.of(at("11:59:30")))).isEmpty();
    assertThat(delayed.window(NOW, MINUTE, Optional.of(at("12:00:00")))).isEmpty();
    assertThat(delayed.firstOf(at("12:00:00"))).isEqualTo(at("12:01:00"));
  }

  @Test
  void a_backend_without_a_delay_is_always_asked() {
    assertThat(Freshness.IMMEDIATE.window(NOW, MINUTE, Optional.of(NOW)))
        .contains(new Window(NOW, NOW));
  }

  @Test
  void a_run_that_began_in_the_future_is_that_of_a_wrong_clock() {
    assertThat(Freshness.IMMEDIATE.window(NOW, MINUTE, Optional.of(NOW.plusSeconds(9))))
        .contains(new Window(at("11:59:30"), NOW));
  }

  @Test
  void windows_consist_of_whole_buckets() {
    Freshness minutes = new Freshness(MINUTE, MINUTE);
    assertThat(minutes.window(NOW, MINUTE, NO_RUN))
        .contains(new Window(at("11:58:00"), at("11:59:00")));
    assertThat(minutes.window(NOW, Duration.ofSeconds(90), NO_RUN))
        .contains(new Window(at("11:57:00"), at("11:59:00")));
    assertThat(minutes.window(NOW, Duration.ofMinutes(9), Optional.of(at("11:56:01"))))
        .contains(new Window(at("11:57:00"), at("11:59:00")));
    assertThat(minutes.window(NOW, Duration.ofMinutes(9), Optional.of(at("11:58:01")))).isEmpty();
  }

  @Test
  void whatever_is_declared_a_window_holds_only_what_is_there_and_belongs_to_the_run() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      Freshness freshness =
          new Freshness(
              Duration.ofSeconds(random.nextInt(300)), Duration.ofSeconds(random.nextInt(90)));
      Instant start = NOW.minusSeconds(random.nextInt(600));
      Duration interval = Duration.ofSeconds(1 + random.nextInt(300));
      Optional<Window> window = freshness.window(NOW, interval, Optional.of(start));
      // At the very end of the delay there is only an instant, which nothing can be said about.
      Instant first = freshness.firstOf(start);
      boolean there = freshness.bucket().isZero() ? first.isBefore(NOW) : !first.isAfter(NOW);
      assertThat(window.isPresent() || !there).as("seed %d, %s", seed, freshness).isTrue();
      window.ifPresent(open -> {
        assertThat(open.from()).as("seed %d", seed).isAfterOrEqualTo(start);
        assertThat(open.to()).as("seed %d", seed).isBeforeOrEqualTo(NOW.minus(freshness.delay()));
      });
    }
  }
}
