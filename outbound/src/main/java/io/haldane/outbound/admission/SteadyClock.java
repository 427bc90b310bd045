package io.haldane.outbound.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * Tells how much time has passed since it was made, whatever happens to the clock of the machine.
 */
final class SteadyClock {
  private SteadyClock() {}

  static Clock start() {
    long begun = System.nanoTime();
    InstantSource passed = () -> Instant.EPOCH.plusNanos(System.nanoTime() - begun);
    return passed.withZone(ZoneOffset.UTC);
  }
}
