package io.haldane.outbound;

import java.time.Duration;

/**
 * When a call has to be over.
 *
 * @param end as {@link System#nanoTime()} tells time
 */
record Deadline(long end) {
  static Deadline in(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  /** Not negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
