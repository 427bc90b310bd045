package io.haldane.controller.web.login;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many unknown tokens are checked per minute, for one address and in all: each costs a request
 * to the API server. Thread-safe; remembers no more addresses than checks are allowed.
 */
final class Attempts {
  static final int PER_ADDRESS = 20;
  static final int IN_ALL = 120;
  static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<String, Integer> taken = new HashMap<>();
  private final LongSupplier nanos;
  private long began;
  private int all;

  Attempts(LongSupplier nanos) {
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** Whether one more is allowed; then it counts. */
  synchronized boolean allow(String address) {
    long now = nanos.getAsLong();
    if (now - began >= WINDOW.toNanos()) {
      began = now;
      all = 0;
      taken.clear();
    }
    int here = taken.getOrDefault(address, 0);
    if (all >= IN_ALL || here >= PER_ADDRESS) {
      return false;
    }
    all++;
    taken.put(address, here + 1);
    return true;
  }
}
