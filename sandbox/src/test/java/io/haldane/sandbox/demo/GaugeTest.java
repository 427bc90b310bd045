package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import org.junit.jupiter.api.Test;

final class GaugeTest {
  private static final CanaryStatus RUNNING =
      CanaryStatus.EMPTY.edit().phase(CanaryPhase.PROGRESSING).done();

  @Test
  void a_canary_is_told_by_its_share() {
    assertThat(Gauge.of(Strategy.CANARY, RUNNING.edit().canaryWeight(20).done()))
        .isEqualTo(new Gauge(0.2f, false, "20 %"));
  }

  @Test
  void a_mirror_tells_copies_from_a_share() {
    CanaryStatus copied = RUNNING.edit().mirrored(true).done();
    assertThat(Gauge.of(Strategy.MIRROR, copied)).isEqualTo(new Gauge(1, true, "copies"));
    assertThat(Gauge.of(Strategy.MIRROR, RUNNING.edit().canaryWeight(40).done()).word())
        .isEqualTo("40 %");
  }

  @Test
  void rounds_are_counted_whatever_the_weight_is() {
    CanaryStatus third = RUNNING.edit().canaryWeight(100).iterations(3).done();
    assertThat(Gauge.of(Strategy.AB, third)).isEqualTo(new Gauge(0.6f, false, "3/5"));
    assertThat(Gauge.of(Strategy.BLUE_GREEN, third).word()).isEqualTo("3/5");
  }

  @Test
  void after_the_last_round_blue_and_green_are_switched() {
    CanaryStatus switched = RUNNING.edit().iterations(6).done();
    assertThat(Gauge.of(Strategy.BLUE_GREEN, switched).word()).isEqualTo("switch");
    CanaryStatus promoting = switched.edit().phase(CanaryPhase.PROMOTING).done();
    assertThat(Gauge.of(Strategy.BLUE_GREEN, promoting).word()).isEqualTo("switch");
    assertThat(Gauge.of(Strategy.AB, promoting).word()).isEqualTo("passed");
  }

  @Test
  void between_runs_there_is_no_round() {
    CanaryStatus over = RUNNING.edit().phase(CanaryPhase.SUCCEEDED).done();
    assertThat(Gauge.of(Strategy.AB, over)).isEqualTo(new Gauge(0, false, ""));
  }
}
