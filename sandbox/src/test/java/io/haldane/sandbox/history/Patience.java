package io.haldane.sandbox.history;

import java.time.Duration;

/** The controller's pauses between tries. */
final class Patience {
  private static final int FREE = 5;
  private int failures;

  Duration afterFailure() {
    failures++;
    return pause(failures);
  }

  Duration afterLostRace() {
    failures++;
    return failures <= FREE ? Duration.ZERO : pause(failures - FREE);
  }

  void reset() {
    failures = 0;
  }

  private static Duration pause(int failures) {
    return Duration.ofSeconds(Math.min(60, 1L << Math.min(failures - 1, 10)));
  }
}
