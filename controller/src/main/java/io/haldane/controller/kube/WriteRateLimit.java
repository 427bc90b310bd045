package io.haldane.controller.kube;

import io.haldane.api.ObjectRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps two who change the same object back and forth from flooding the API server: ten writes of
 * one object may follow each other at once, and then one each second. Thread-safe.
 */
final class WriteRateLimit {
  private static final long PERIOD = Duration.ofSeconds(1).toNanos();
  private static final long AT_ONCE = 10 * PERIOD;

  private final LongSupplier nanos;

  /** When all that was written would have been written at one a second. */
  private final Map<ObjectRef, Long> evened = new HashMap<>();

  private long swept;

  WriteRateLimit(LongSupplier nanos) {
    this.nanos = nanos;
    this.swept = nanos.getAsLong();
  }

  /** Zero when the object may be written, which then counts as done; else how long it may not. */
  synchronized Duration take(ObjectRef object) {
    long now = nanos.getAsLong();
    sweep(now);
    long even = evened.getOrDefault(object, now);
    long ahead = Math.max(0, even - now) + PERIOD;
    if (ahead > AT_ONCE) {
      return Duration.ofNanos(ahead - AT_ONCE);
    }
    evened.put(object, now + ahead);
    return Duration.ZERO;
  }

  /** What has not been written for a while is like new. */
  private void sweep(long now) {
    if (now - swept >= AT_ONCE) {
      swept = now;
      evened.values().removeIf(even -> even - now <= 0);
    }
  }
}
