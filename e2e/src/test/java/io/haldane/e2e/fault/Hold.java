package io.haldane.e2e.fault;

import io.haldane.e2e.process.Until;
import java.time.Duration;

/** How long a fault lasts. */
final class Hold {
  private Hold() {}

  static void of(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Until.holds("the fault to last", time.plusMinutes(1), () -> System.nanoTime() >= end);
  }
}
