package io.haldane.controller.web.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Answers that count for a short time; the oldest goes when there are too many. Thread-safe. */
final class BoundedMemory<K, V> {
  private record Remembered<V>(V value, long until) {}

  private final Map<K, Remembered<V>> answers;
  private final LongSupplier nanos;

  /**
   * @param nanos a clock that only goes forward
   */
  BoundedMemory(int most, LongSupplier nanos) {
    this.nanos = nanos;
    this.answers =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Remembered<V>> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<V> find(K key) {
    Remembered<V> found = answers.get(key);
    if (found == null) {
      return Optional.empty();
    }
    if (nanos.getAsLong() - found.until() >= 0) {
      answers.remove(key);
      return Optional.empty();
    }
    return Optional.of(found.value());
  }

  synchronized void keep(K key, V value, Duration lifetime) {
    answers.remove(key);
    answers.put(key, new Remembered<>(value, nanos.getAsLong() + lifetime.toNanos()));
  }

  synchronized int size() {
    return answers.size();
  }
}
