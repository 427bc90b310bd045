package io.haldane.controller.trace;

import io.haldane.controller.kube.CanaryKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reconciles whose status may be written or not, because the API server did not answer. A later
 * status says it; until then nothing of them is traced. One for each canary at most.
 */
final class Doubts {
  private final Map<CanaryKey, Doubt> all = new ConcurrentHashMap<>();

  /**
   * A reconcile in doubt.
   *
   * @param ended when
   */
  record Doubt(TickTrace tick, Instant ended) {}

  /** Whether it is kept, to be traced later. */
  boolean keep(CanaryKey key, TickTrace tick, Instant ended) {
    return tick.isInDoubt() && all.putIfAbsent(key, new Doubt(tick, ended)) == null;
  }

  /**
   * The reconcile that is in doubt no more, to be traced before this one. A canary that is read
   * from a cache may be older than the write; so only a write that is known says that the other one
   * failed.
   */
  Optional<Doubt> settledBy(CanaryKey key, TickTrace later) {
    Doubt doubt = all.get(key);
    if (doubt == null) {
      return Optional.empty();
    }
    boolean written = doubt.tick().isShownBy(later.canary().statusOrEmpty());
    if (!written && later.written().isEmpty()) {
      return Optional.empty();
    }
    if (written) {
      doubt.tick().persisted();
    }
    all.remove(key);
    return Optional.of(doubt);
  }

  void forget(CanaryKey key) {
    all.remove(key);
  }
}
