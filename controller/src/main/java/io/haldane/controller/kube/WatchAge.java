package io.haldane.controller.kube;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How long ago one watch was known to be current: it reported something, or the API server was
 * asked and had nothing new. Measured by time that nobody can set. Thread-safe.
 */
final class WatchAge {
  /**
   * What a watch is given.
   *
   * @param silence after it the API server is asked
   * @param catchingUp how long a change that the API server knows may take to arrive by the watch
   * @param doubt beyond it nobody should rely on what is cached
   * @param nanos a clock, as {@link System#nanoTime}
   */
  record Limits(Duration silence, Duration catchingUp, Duration doubt, LongSupplier nanos) {
    /** By the usual proportions: nobody relies for long on what nobody confirms. */
    static Limits of(Duration silence) {
      Duration catchingUp = silence.dividedBy(24).plusSeconds(1);
      return new Limits(
          silence, catchingUp, silence.multipliedBy(5).dividedBy(2), System::nanoTime);
    }
  }

  private static final Duration GLANCE = Duration.ofMillis(100);
  private final Limits limits;
  private Optional<String> version = Optional.empty();
  private long current;

  WatchAge(Limits limits) {
    this.limits = limits;
    this.current = limits.nanos().getAsLong();
  }

  /** It was just begun at that version. */
  synchronized void begin(Optional<String> at) {
    version = at;
    confirmed();
  }

  /** It has missed nothing. */
  synchronized void confirmed() {
    current = limits.nanos().getAsLong();
  }

  /** Whether it has reported nothing for long, not even a bookmark. */
  boolean isSilent(Optional<String> now) {
    return silence(now).compareTo(limits.silence()) >= 0;
  }

  /** For how long it has been of doubtful worth; empty while it is fine. */
  Optional<Duration> doubt(Optional<String> now) {
    return Optional.of(silence(now)).filter(time -> time.compareTo(limits.doubt()) > 0);
  }

  /** Waits for it to report something. */
  boolean catchesUp(Supplier<Optional<String>> now) {
    long end = System.nanoTime() + limits.catchingUp().toNanos();
    while (isSilent(now.get())) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return true;
  }

  private synchronized Duration silence(Optional<String> now) {
    if (!now.equals(version)) {
      begin(now);
    }
    return Duration.ofNanos(limits.nanos().getAsLong() - current);
  }
}
