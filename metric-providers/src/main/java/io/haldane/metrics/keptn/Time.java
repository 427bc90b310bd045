package io.haldane.metrics.keptn;

import java.time.Duration;

/**
 * The time that a query has, over several requests.
 *
 * @param end as {@link System#nanoTime()} counts
 */
record Time(long end) {
  static Time of(Duration deadline) {
    return new Time(System.nanoTime() + deadline.toNanos());
  }

  /** Not negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
