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
  void timeGoesByWhateverTheMachinesClockIsSetTo() {
    set(Duration.ofHours(1));
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(BEGUN.plusSeconds(10));

    set(Duration.ofHours(-3));
    pass(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(BEGUN.plusSeconds(20));
  }

  @Test
  void alarmsAreSetAnewEachTimeThatTheClockIsSet() {
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
  void theClockIsFollowedAsSoonAsNothingIsTimed() {
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
  void smallCorrectionsAreFollowedAtOnceAndChangeNothing() {
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofSeconds(1));
      set(Duration.ofMillis(20));
    }
    assertThat(clock.instant()).isEqualTo(BEGUN.plusSeconds(102));
    assertThat(changes).isZero();
  }

  @Test
  void aThreadThatIsHeldUpBetweenTwoLooksAtTheTimeSeesNoChange() {
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
