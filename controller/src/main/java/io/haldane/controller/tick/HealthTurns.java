package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When a canary at rest may be examined again, and when the result may be written. Each canary is
 * examined at most twice a minute, and all canaries together are written at most once in five
 * seconds: an object that changes all the time must not become a load. Thread-safe.
 */
final class HealthTurns {
  static final Duration BETWEEN_EXAMINATIONS = Duration.ofSeconds(30);
  static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

  private final Map<CanaryKey, Instant> examined = new HashMap<>();
  private final Map<CanaryKey, Instant> turns = new HashMap<>();
  private Instant free = Instant.EPOCH;

  /** When it may be examined again; empty when it may now. */
  synchronized Optional<Instant> examination(CanaryKey canary, Instant now) {
    Instant last = examined.getOrDefault(canary, Instant.MIN);
    // A clock that was set back must not stop it.
    boolean tooSoon = !now.isBefore(last) && now.isBefore(last.plus(BETWEEN_EXAMINATIONS));
    return tooSoon ? Optional.of(last.plus(BETWEEN_EXAMINATIONS)) : Optional.empty();
  }

  synchronized void examined(CanaryKey canary, Instant now) {
    examined.put(canary, now);
  }

  /** When the result may be written; empty when it may now. The turn is kept for the canary. */
  synchronized Optional<Instant> write(CanaryKey canary, Instant now) {
    Instant turn = turns.computeIfAbsent(canary, _ -> next(now));
    if (now.isBefore(turn)) {
      return Optional.of(turn);
    }
    turns.remove(canary);
    return Optional.empty();
  }

  private Instant next(Instant now) {
    Instant turn = free.isBefore(now) ? now : free;
    free = turn.plus(BETWEEN_WRITES);
    return turn;
  }

  /** There is nothing to write any more, or it went with another write. */
  synchronized void settled(CanaryKey canary) {
    turns.remove(canary);
  }

  synchronized void forget(CanaryKey canary) {
    examined.remove(canary);
    turns.remove(canary);
  }
}
