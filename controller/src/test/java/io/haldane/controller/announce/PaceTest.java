package io.haldane.controller.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.notify.Channel;
import io.haldane.api.notify.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {
  private Instant now = Instant.parse("2026-01-01T10:00:00Z");
  private final Pace pace = new Pace(() -> now);
  private final Channel room = room("http://chat/a");

  private static Channel room(String address) {
    return new Channel("dingtalk", Map.of(), new Secrets(Map.of("address", address)));
  }

  @Test
  void a_message_beyond_the_limit_waits_until_the_first_is_a_minute_old() {
    assertThat(pace.waitFor(room, 2)).isZero();
    now = now.plus(Duration.ofSeconds(20));
    assertThat(pace.waitFor(room, 2)).isZero();
    assertThat(pace.waitFor(room, 2)).isEqualTo(Duration.ofSeconds(40));
    now = now.plus(Duration.ofSeconds(40));
    assertThat(pace.waitFor(room, 2)).isZero();
    assertThat(pace.waitFor(room, 2)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void what_has_to_wait_is_not_counted() {
    pace.waitFor(room, 1);
    for (int i = 0; i < 100; i++) {
      assertThat(pace.waitFor(room, 1)).isEqualTo(Duration.ofMinutes(1));
    }
    now = now.plus(Duration.ofMinutes(1));
    assertThat(pace.waitFor(room, 1)).isZero();
  }

  @Test
  void addresses_do_not_wait_for_each_other_but_channels_of_one_address_do() {
    assertThat(pace.waitFor(room, 1)).isZero();
    assertThat(pace.waitFor(room("http://chat/b"), 1)).isZero();
    assertThat(pace.waitFor(room("http://chat/a"), 1)).isPositive();
  }
}
