package io.haldane.engine.world;

import io.haldane.api.ObjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Since when workloads have pods that serve. A cluster says at once that they do; its proxies hear
 * of it later, and until then traffic that is sent there is lost. See docs/adr/0011.
 *
 * @param since for those that were seen to begin; what was not watched counts as known to all
 */
public record AvailableSince(Map<ObjectRef, Instant> since) {
  public static final AvailableSince UNWATCHED = new AvailableSince(Map.of());

  public AvailableSince {
    since = Map.copyOf(since);
  }

  Optional<Instant> begin(ObjectRef workload) {
    return Optional.ofNullable(since.get(workload));
  }
}
