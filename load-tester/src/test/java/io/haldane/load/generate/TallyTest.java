package io.haldane.load.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  private static final long MILLI = 1_000_000;

  @Test
  void latency_counts_from_when_a_request_was_due() {
    Tally tally = new Tally();
    tally.add(Outcome.OK, 0, 900 * MILLI, 1_000 * MILLI);

    Report report = tally.report(1_000 * MILLI);

    assertThat(report.corrected().max()).isBetween(1_000_000L, 1_001_000L);
    assertThat(report.uncorrected().max()).isBetween(100_000L, 100_100L);
  }

  @Test
  void what_was_not_sent_is_no_failure() {
    Tally tally = new Tally();
    tally.add(Outcome.DROPPED);
    tally.add(Outcome.CONNECT);
    tally.add(Outcome.OK, 0, 0, MILLI);

    Report report = tally.report(2_000 * MILLI);

    assertThat(report.due()).isEqualTo(3);
    assertThat(report.sent()).isEqualTo(2);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.errorRate()).isEqualTo(50);
    assertThat(report.perSecond()).isEqualTo(1);
  }

  @Test
  void a_clock_that_jumps_breaks_no_histogram() {
    Tally tally = new Tally();
    tally.add(Outcome.OK, 0, MILLI, Long.MAX_VALUE);
    tally.add(Outcome.OK, MILLI, MILLI, 0);

    assertThat(tally.report(1).count(Outcome.OK)).isEqualTo(2);
  }
}
