package io.haldane.engine;

import io.haldane.api.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Since when workloads have pods that serve. A cluster says at once that they do; its proxies hear
 * of it later, and until then traffic that is sent there is lost. See docs/adr/0011.
 *
 * @param since for those that were seen to begin; what was not watched counts as known to all
 */
public record Serving(Map<ObjectRef, Instant> since) {
  public static final Serving UNWATCHED = new Serving(Map.of());

  public Serving {
    since = Map.copyOf(since);
  }

  /** When every proxy has had time to hear of its pods; empty when that is over. */
  Optional<Instant> unheard(ObjectRef workload, Instant now, Duration settle) {
    return Optional.ofNullable(since.get(workload))
        .map(begin -> begin.plus(settle))
        .filter(now::isBefore);
  }
}
