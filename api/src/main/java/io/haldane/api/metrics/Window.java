package io.haldane.api.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a query looks at.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record Window(Instant from, Instant to) {
  public Window {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(from + " is after " + to);
    }
  }

  public Duration length() {
    return Duration.between(from, to);
  }
}
