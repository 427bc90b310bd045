package io.haldane.e2e.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * How late ticks began, by the controller's own histogram.
 *
 * @param counts ticks that were at most so late, by seconds; the last bound is infinite
 */
record Lag(TreeMap<Double, Long> counts) {
  private static final String METRIC = "haldane_tick_lag_seconds_bucket";
  private static final String BOUND = "le=\"";

  static Lag of(MetricsPage page) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    page.lines(METRIC).forEach(line -> counts.put(bound(line), (long) MetricsPage.number(line)));
    if (counts.isEmpty()) {
      throw new IllegalStateException("the controller's metrics have no " + METRIC);
    }
    return new Lag(counts);
  }

  private static double bound(String line) {
    int start = line.indexOf(BOUND) + BOUND.length();
    String bound = line.substring(start, line.indexOf('"', start));
    return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
  }

  Lag since(Lag earlier) {
    TreeMap<Double, Long> fresh = new TreeMap<>();
    counts.forEach(
        (bound, count) -> fresh.put(bound, count - earlier.counts.getOrDefault(bound, 0L)));
    return new Lag(fresh);
  }

  long ticks() {
    return counts.lastEntry().getValue();
  }

  /**
   * Seconds that a share of the ticks did not exceed, evenly spread within a bucket, as Prometheus
   * reads it; 0 without ticks.
   */
  double quantile(double share) {
    double rank = share * ticks();
    double lower = 0;
    long below = 0;
    for (Map.Entry<Double, Long> bucket : counts.entrySet()) {
      if (bucket.getValue() >= rank && bucket.getValue() > 0) {
        if (bucket.getKey().isInfinite()) {
          return lower;
        }
        double part = (rank - below) / (bucket.getValue() - below);
        return lower + (bucket.getKey() - lower) * part;
      }
      lower = bucket.getKey();
      below = bucket.getValue();
    }
    return 0;
  }
}
