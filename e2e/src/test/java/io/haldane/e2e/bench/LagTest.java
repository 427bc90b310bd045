package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LagTest {
  private static final String BEFORE =
      """
      # TYPE haldane_tick_lag_seconds histogram
      haldane_tick_lag_seconds_bucket{le="0.01"} 10
      haldane_tick_lag_seconds_bucket{le="0.1"} 10
      haldane_tick_lag_seconds_bucket{le="1.0"} 10
      haldane_tick_lag_seconds_bucket{le="+Inf"} 10
      haldane_tick_lag_seconds_count 10
      """;
  private static final String AFTER =
      """
      haldane_tick_lag_seconds_bucket{le="0.01"} 60
      haldane_tick_lag_seconds_bucket{le="0.1"} 100
      haldane_tick_lag_seconds_bucket{le="1.0"} 110
      haldane_tick_lag_seconds_bucket{le="+Inf"} 110
      """;

  @Test
  void a_phase_has_the_ticks_that_were_not_there_before() {
    Lag lag = of(AFTER).since(of(BEFORE));
    assertThat(lag.ticks()).isEqualTo(100);
    assertThat(lag.quantile(0.5)).isCloseTo(0.01, within(1e-9));
    assertThat(lag.quantile(0.7)).isCloseTo(0.055, within(1e-9));
    assertThat(lag.quantile(0.99)).isCloseTo(0.91, within(1e-9));
  }

  @Test
  void without_ticks_nothing_was_late() {
    assertThat(of(BEFORE).since(of(BEFORE)).quantile(0.99)).isZero();
  }

  @Test
  void what_exceeds_every_bound_is_at_least_the_last_one() {
    assertThat(
            of("""
            haldane_tick_lag_seconds_bucket{le="1.0"} 0
            haldane_tick_lag_seconds_bucket{le="+Inf"} 4
            """)
                .quantile(0.5))
        .isEqualTo(1);
  }

  @Test
  void a_page_without_the_histogram_is_refused() {
    assertThatIllegalStateException().isThrownBy(() -> of("up 1\n"));
  }

  private static Lag of(String page) {
    return Lag.of(new MetricsPage(page));
  }
}
