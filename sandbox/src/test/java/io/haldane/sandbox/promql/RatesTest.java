package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample every 10 s from time zero; the figures are worked out by hand from the rules. */
class RatesTest {
  private static final Labels REQUESTS = Labels.of("requests");

  @ParameterizedTest(name = "{0} of [{1}] at {2} s is {3}")
  @CsvSource(
      textBlock =
          """
          # samples on both ends of the range: nothing to extrapolate
          increase(requests[20s]), 100 110 120,          20, {} 20
          rate(requests[20s]),     100 110 120,          20, {} 1
          # gaps shorter than between samples: up to both ends
          increase(requests[20s]), 100 110 120 130,      25, {} 20
          # far from the end: half a gap and no more
          increase(requests[1m]),  100 110 120 130 140,  60, {} 45
          # a counter that began at zero within the range is not extrapolated below zero
          increase(requests[1m]),  0 10 20,              20, {} 20
          increase(requests[1m]),  2 12 22,              20, {} 22
          # a reset counts what came after it as gained
          increase(requests[30s]), 100 110 5 15,         30, {} 25
          rate(requests[30s]),     100 110 5 15,         30, {} 0.8333333333333334
          # still is zero, not nothing
          rate(requests[30s]),     7 7 7 7,              30, {} 0
          # one sample says nothing
          rate(requests[5s]),      100 110 120,          20, ''
          rate(requests[1m]),      100,                  20, ''
          # missing samples widen the gap
          increase(requests[40s]), 0 _ 20 _ 40,          40, {} 40
          # a gauge may fall and is extrapolated below zero
          delta(requests[20s]),    20 10 0,              20, {} -20
          delta(requests[30s]),    20 10 0,              20, {} -30
          idelta(requests[1m]),    5 9 2,                20, {} -7
          irate(requests[1m]),     5 9 2,                20, {} 0.2
          irate(requests[1m]),     0 10 40,              20, {} 3
          irate(requests[1m]),     0,                    20, ''
          # not a number spreads
          rate(requests[20s]),     0 NaN 20,             20, {} 1
          rate(requests[20s]),     0 10 NaN,             20, {} NaN
          # the end of a series is no sample
          increase(requests[30s]), 100 110 120 stale,    30, {} 30
          """)
  void movement_is_extrapolated_as_prometheus_does(
      String query, String values, long seconds, String expected) {
    SeriesTable table = SeriesTable.every(Duration.ofSeconds(10)).series(REQUESTS, values);
    assertThat(table.ask(query, Duration.ofSeconds(seconds))).isEqualTo(expected);
  }
}
