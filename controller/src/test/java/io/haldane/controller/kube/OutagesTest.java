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
  void nobodyWaitsWhereEverythingIsAnswered() {
    outages.answered();
    assertThat(after(1)).isEqualTo(ApiOutage.NONE);
  }

  @Test
  void othersGetFiveTimesAsLongToComeBack() {
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
  void nobodyWaitsLongerThanAMinute() {
    after(100);
    outages.failed();
    assertThat(after(40)).isEqualTo(silence(95, 200));
    outages.answered();
    assertThat(after(10)).isEqualTo(silence(95, 200));
    assertThat(after(50)).isEqualTo(ApiOutage.NONE);
  }

  @Test
  void aShortOneDoesNotEndWhatALongOneBegan() {
    after(100);
    outages.failed();
    after(4);
    outages.answered();
    outages.failed();
    outages.answered();
    assertThat(after(0)).isEqualTo(silence(95, 129));
  }
}
