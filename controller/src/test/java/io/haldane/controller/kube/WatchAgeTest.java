package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchAgeTest {
  private static final Optional<String> ONE = Optional.of("1");
  private final AtomicLong now = new AtomicLong();
  private final WatchAge age =
      new WatchAge(
          new WatchAge.Patience(
              Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(5), now::get));

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void aWatchThatTellsOfANewVersionIsCurrent() {
    age.begin(ONE);
    pass(Duration.ofMinutes(3));
    assertThat(age.isSilent(ONE)).isTrue();

    assertThat(age.isSilent(Optional.of("2"))).isFalse();
    pass(Duration.ofMinutes(1));
    assertThat(age.isSilent(Optional.of("2"))).isFalse();
  }

  @Test
  void theApiServersWordThatNothingIsNewIsAsGood() {
    age.begin(ONE);
    pass(Duration.ofMinutes(3));

    age.confirmed();

    assertThat(age.isSilent(ONE)).isFalse();
    assertThat(age.doubt(ONE)).isEmpty();
  }

  @Test
  void itIsDoubtedWhenNobodyConfirmsItForLong() {
    age.begin(ONE);
    pass(Duration.ofMinutes(4));
    assertThat(age.doubt(ONE)).isEmpty();

    pass(Duration.ofMinutes(2));
    assertThat(age.doubt(ONE)).contains(Duration.ofMinutes(6));
    assertThat(age.doubt(Optional.of("2"))).isEmpty();
  }

  @Test
  void whatItSaysLateStillCounts() {
    age.begin(ONE);
    pass(Duration.ofMinutes(3));

    assertThat(age.catchesUp(() -> ONE)).isFalse();
    assertThat(age.catchesUp(() -> Optional.of("2"))).isTrue();
  }
}
