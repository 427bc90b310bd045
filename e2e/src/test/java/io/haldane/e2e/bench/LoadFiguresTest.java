package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LoadFiguresTest {
  @Test
  void the_load_testers_answer_is_read() {
    LoadFigures figures =
        OurLoad.figures(
            "100000 sent (4999.8 per second), 99000 ok, 1000 server_error, p50 20.9 ms, p99 23.1 ms, max 44.0 ms,"
                + " p50 from sending 20.4 ms, p99 from sending 22.7 ms",
            9);
    assertThat(figures.rate()).isEqualTo(4999.8);
    assertThat(figures.failed()).isCloseTo(1, within(1e-9));
    assertThat(figures.p50()).isEqualTo(20.4);
    assertThat(figures.p99()).isEqualTo(22.7);
    assertThat(figures.cpu()).isCloseTo(90, within(1e-9));
  }

  @Test
  void a_load_without_a_good_answer_has_failed() {
    LoadFigures figures =
        OurLoad.figures(
            "10 sent (10.0 per second), 10 connect, p50 0.000 ms, p99 0.000 ms, max 0.000 ms,"
                + " p50 from sending 0.000 ms, p99 from sending 0.000 ms",
            1);
    assertThat(figures.failed()).isEqualTo(100);
    assertThatThrownBy(() -> OurLoad.figures("no load", 1)).hasMessageContaining("no load");
  }

  @Test
  void vegetas_report_is_read() {
    LoadFigures figures =
        Vegeta.figures(
            """
            {"latencies": {"mean": 20500000, "50th": 20400000, "99th": 22500000, "max": 40000000},
             "requests": 100000, "rate": 5000.1, "throughput": 4990, "success": 0.99}\
            """,
            6);
    assertThat(figures.rate()).isEqualTo(5000.1);
    assertThat(figures.failed()).isCloseTo(1, within(1e-9));
    assertThat(figures.p50()).isEqualTo(20.4);
    assertThat(figures.p99()).isEqualTo(22.5);
    assertThat(figures.cpu()).isCloseTo(60, within(1e-9));
  }
}
