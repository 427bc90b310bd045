package io.haldane.e2e.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * How late ticks began, by the controller's own histogram.
 *
 * @param counts ticks that were at most so late, by seconds; the last bound is infinite
 */
record Lag(TreeMap<Double, Long> counts) {
  private static final String SERIES = "haldane_tick_lag_seconds_bucket{le=\"";

  /** Reads the page of metrics. */
  static Lag of(String page) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    page.lines()
        .filter(line -> line.startsWith(SERIES))
        .forEach(line -> {
          String bound = line.substring(SERIES.length(), line.indexOf('"', SERIES.length()));
          double count = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
          counts.put(
              bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
              (long) count);
        });
    if (counts.isEmpty()) {
      throw new IllegalStateException("the controller's metrics have no " + SERIES);
    }
    return new Lag(counts);
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
