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
          new WatchAge.Limits(
              Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(5), now::get));

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void a_watch_that_tells_of_a_new_version_is_current() {
    age.begin(ONE);
    pass(Duration.ofMinutes(3));
    assertThat(age.isSilent(ONE)).isTrue();

    assertThat(age.isSilent(Optional.of("2"))).isFalse();
    pass(Duration.ofMinutes(1));
    assertThat(age.isSilent(Optional.of("2"))).isFalse();
  }

  @Test
  void the_api_servers_word_that_nothing_is_new_is_as_good() {
    age.begin(ONE);
    pass(Duration.ofMinutes(3));

    age.confirmed();

    assertThat(age.isSilent(ONE)).isFalse();
    assertThat(age.doubt(ONE)).isEmpty();
  }

  @Test
  void it_is_doubted_when_nobody_confirms_it_for_long() {
    age.begin(ONE);
    pass(Duration.ofMinutes(4));
    assertThat(age.doubt(ONE)).isEmpty();

    pass(Duration.ofMinutes(2));
    assertThat(age.doubt(ONE)).contains(Duration.ofMinutes(6));
    assertThat(age.doubt(Optional.of("2"))).isEmpty();
  }

  @Test
  void what_it_says_late_still_counts() {
    age.begin(ONE);
    pass(Duration.ofMinutes(3));

    assertThat(age.catchesUp(() -> ONE)).isFalse();
    assertThat(age.catchesUp(() -> Optional.of("2"))).isTrue();
  }
}
