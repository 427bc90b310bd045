package io.haldane.controller.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * A wall clock that nobody sets while steps are being timed: it continues as before until it is
 * told to believe the machine's clock again. Thread-safe.
 */
public final class SteadyClock implements InstantSource {
  private static final long AT_ONCE = Duration.ofMillis(10).toNanos();

  private final InstantSource wall;
  private final LongSupplier nanos;
  private Reading since;

  /** The time on both clocks at one moment. */
  private record Reading(Instant wall, long nanos) {}

  public SteadyClock(InstantSource wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.since = read();
  }

  public static SteadyClock system() {
    return new SteadyClock(InstantSource.system(), System::nanoTime);
  }

  /** Finer than milliseconds it would only make statuses harder to read. */
  @Override
  public synchronized Instant instant() {
    return at(nanos.getAsLong()).truncatedTo(ChronoUnit.MILLIS);
  }

  /** How far the machine's clock is ahead of this one; negative when it is behind. */
  public synchronized Duration ahead() {
    Reading now = read();
    return Duration.between(at(now.nanos), now.wall);
  }

  /** From now on it goes with the machine's clock. */
  public synchronized void follow() {
    since = read();
  }

  private Instant at(long now) {
    return since.wall.plusNanos(now - since.nanos);
  }

  /** A thread that was held up between the two would take it for a change of the clock. */
  private Reading read() {
    while (true) {
      long before = nanos.getAsLong();
      Instant now = wall.instant();
      if (nanos.getAsLong() - before < AT_ONCE) {
        return new Reading(now, before);
      }
    }
  }
}
