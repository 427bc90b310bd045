package io.haldane.api.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a backend has its data.
 *
 * @param delay from the moment that is measured until the value can be queried and changes no more
 * @param bucket the backend's resolution, to which windows are aligned; zero where it has none
 */
public record Freshness(Duration delay, Duration bucket) {
  /** A value can be queried at once. */
  public static final Freshness IMMEDIATE = new Freshness(Duration.ZERO, Duration.ZERO);

  public static Freshness delayed(Duration delay) {
    return new Freshness(delay, Duration.ZERO);
  }

  /**
   * What to look at now: the last interval of which the backend has all data. It never begins
   * before the run began, because what was measured then says nothing about the new version.
   *
   * @param runStartedAt empty outside a run; a moment in the future comes from a wrong clock and is
   *     ignored
   * @return empty while the backend has nothing of this run yet
   */
  public Optional<Window> window(Instant now, Duration interval, Optional<Instant> runStartedAt) {
    Instant to = aligned(now.minus(delay));
    Instant from = aligned(to.minus(interval));
    Optional<Instant> begin = runStartedAt.filter(start -> !start.isAfter(now)).map(this::next);
    if (begin.isEmpty() || !begin.get().isAfter(from)) {
      return Optional.of(new Window(from, to));
    }
    if (begin.get().isBefore(to)) {
      return Optional.of(new Window(begin.get(), to));
    }
    // Without a delay there is always something to ask for, and be it an instant.
    return delay.isZero() && bucket.isZero() ? Optional.of(new Window(to, to)) : Optional.empty();
  }

  /** When a query can first find something of a run that began then. */
  public Instant firstOf(Instant runStartedAt) {
    return next(runStartedAt).plus(delay).plus(bucket);
  }

  /** The beginning of the bucket that holds the moment. */
  private Instant aligned(Instant moment) {
    return bucket.isZero() ? moment : moment.minusNanos(nanosInto(moment));
  }

  /** The beginning of the first bucket that lies wholly after the moment. */
  private Instant next(Instant moment) {
    Instant begin = aligned(moment);
    return begin.equals(moment) ? moment : begin.plus(bucket);
  }

  private long nanosInto(Instant moment) {
    return Math.floorMod(ChronoUnit.NANOS.between(Instant.EPOCH, moment), bucket.toNanos());
  }
}
