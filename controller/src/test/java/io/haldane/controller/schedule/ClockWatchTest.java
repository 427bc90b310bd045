package io.haldane.controller.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
  private static final Instant BEGUN = Instant.parse("2026-01-01T10:00:00Z");
  private Instant wall = BEGUN;
  private long nanos = Long.MAX_VALUE - 5;
  private boolean resting;
  private int changes;
  private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);
  private final ClockWatch watch = new ClockWatch(clock, this::atRest, () -> changes++);

  private boolean atRest(Runnable deed) {
    if (resting) {
      deed.run();
    }
    return resting;
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  private void set(Duration by) {
    wall = wall.plus(by);
    watch.look();
  }

  @Test
  void time_goes_by_whatever_the_machines_clock_is_set_to() {
    set(Duration.ofHours(1));
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(BEGUN.plusSeconds(10));

    set(Duration.ofHours(-3));
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(BEGUN.plusSeconds(20));
  }

  @Test
  void alarms_are_set_anew_each_time_that_the_clock_is_set() {
    set(Duration.ofHours(1));
    watch.look();
    assertThat(changes).isEqualTo(1);

    set(Duration.ofHours(-2));
    watch.look();
    assertThat(changes).isEqualTo(2);

    set(Duration.ofHours(1));
    assertThat(changes).as("it is right again, and the alarms of this hour are not").isEqualTo(3);
  }

  @Test
  void the_clock_is_followed_as_soon_as_nothing_is_timed() {
    set(Duration.ofHours(1));
    pass(Duration.ofSeconds(30));
    resting = true;
    watch.look();

    assertThat(clock.instant()).isEqualTo(BEGUN.plusSeconds(3630));
    assertThat(changes).isEqualTo(2);
    watch.look();
    assertThat(changes).isEqualTo(2);
  }

  @Test
  void small_corrections_are_followed_at_once_and_change_nothing() {
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofSeconds(1));
      set(Duration.ofMillis(20));
    }
    assertThat(clock.instant()).isEqualTo(BEGUN.plusSeconds(102));
    assertThat(changes).isZero();
  }

  @Test
  void a_thread_that_is_held_up_between_two_looks_at_the_time_sees_no_change() {
    SteadyClock busy = new SteadyClock(() -> wall, new HeldUp()::read);

    assertThat(busy.ahead()).isZero();
  }

  /** Each second reading comes late, five times. */
  private final class HeldUp {
    private int readings;

    long read() {
      readings++;
      if (readings < 10 && readings % 2 == 0) {
        pass(Duration.ofSeconds(1));
      }
      return nanos;
    }
  }
}
