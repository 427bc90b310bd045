package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.sandbox.promql.HistogramQuantile.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramQuantileTest {
  @ParameterizedTest(name = "quantile {0} of {1} is {2}")
  @CsvSource(
      textBlock =
          """
          # linear within the bucket that holds the rank; the first begins at zero
          0.5,  1:10 2:20 +Inf:20,      1
          0.25, 1:10 2:20 +Inf:20,      0.5
          0.75, 1:10 2:20 +Inf:20,      1.5
          0,    1:10 2:20 +Inf:20,      0
          1,    1:10 2:20 +Inf:20,      2
          # beyond the last bound: that bound
          0.99, 1:10 2:20 +Inf:40,      2
          # the first bucket has no lower end when its bound is not above zero
          0.1,  -5:10 0:20 +Inf:20,     -5
          0.75, -5:10 0:20 +Inf:20,     -2.5
          # outside of 0 to 1
          -0.1, 1:10 +Inf:10,           -Inf
          1.1,  1:10 +Inf:10,           +Inf
          NaN,  1:10 +Inf:10,           NaN
          # no such histogram
          0.5,  1:10 2:20,              NaN
          0.5,  +Inf:20,                NaN
          0.5,  1:0 +Inf:0,             NaN
          # any order; the same bound twice is one bucket
          0.5,  +Inf:20 2:20 1:10,      1
          0.5,  1:4 1:6 2:20 +Inf:20,   1
          # a count below that of a smaller bound counts as the same
          0.5,  1:10 2:7 4:20 +Inf:20,  1
          0.75, 1:10 2:7 4:20 +Inf:20,  3
          """)
  void ranks_are_interpolated(double quantile, String buckets, String expected) {
    assertThat(GoFloat.plain(HistogramQuantile.quantile(quantile, buckets(buckets))))
        .isEqualTo(expected);
  }

  private static List<Bucket> buckets(String text) {
    List<Bucket> buckets = new ArrayList<>();
    for (String bucket : text.split(" ", -1)) {
      int colon = bucket.indexOf(':');
      double bound = GoFloat.parse(bucket.substring(0, colon)).orElseThrow();
      buckets.add(new Bucket(bound, Double.parseDouble(bucket.substring(colon + 1))));
    }
    return buckets;
  }

  @Test
  void each_histogram_of_a_vector_has_its_quantile_and_strangers_are_left_out() {
    SeriesTable table =
        SeriesTable.every(Duration.ofSeconds(10))
            .series(Labels.of("x_bucket", "pod", "a", "le", "1"), "10")
            .series(Labels.of("x_bucket", "pod", "a", "le", "+Inf"), "10")
            .series(Labels.of("x_bucket", "pod", "b", "le", "4"), "2")
            .series(Labels.of("x_bucket", "pod", "b", "le", "+Inf"), "2")
            .series(Labels.of("x_bucket", "pod", "b", "le", "wide"), "9")
            .series(Labels.of("x_bucket", "pod", "c"), "9");

    assertThat(table.ask("histogram_quantile(0.5, x_bucket)", Duration.ZERO))
        .isEqualTo("{pod=\"a\"} 0.5; {pod=\"b\"} 2");
  }
}
