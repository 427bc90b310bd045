package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.engine.world.ApiOutage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutagesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Duration passed = Duration.ZERO;
  private final Outages outages = new Outages(() -> passed.toNanos());

  private ApiOutage after(int seconds) {
    passed = passed.plusSeconds(seconds);
    return outages.silence(START.plus(passed));
  }

  private static ApiOutage silence(int from, int until) {
    return new ApiOutage(START.plusSeconds(from), START.plusSeconds(until));
  }

  @Test
  void nobody_waits_where_everything_is_answered() {
    outages.answered();
    assertThat(after(1)).isEqualTo(ApiOutage.NONE);
  }

  @Test
  void others_get_five_times_as_long_to_come_back() {
    after(100);
    outages.failed();
    after(1);
    outages.failed();
    after(1);
    outages.answered();
    assertThat(after(0)).isEqualTo(silence(95, 117));
    assertThat(after(14)).isEqualTo(silence(95, 117));
    assertThat(after(1)).isEqualTo(ApiOutage.NONE);
  }

  @Test
  void nobody_waits_longer_than_a_minute() {
    after(100);
    outages.failed();
    assertThat(after(40)).isEqualTo(silence(95, 200));
    outages.answered();
    assertThat(after(10)).isEqualTo(silence(95, 200));
    assertThat(after(50)).isEqualTo(ApiOutage.NONE);
  }

  @Test
  void a_short_one_does_not_end_what_a_long_one_began() {
    after(100);
    outages.failed();
    after(4);
    outages.answered();
    outages.failed();
    outages.answered();
    assertThat(after(0)).isEqualTo(silence(95, 129));
  }
}
