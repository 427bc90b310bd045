package io.haldane.engine.world;

import java.time.Instant;

/**
 * The time in which nobody could hear anything of the cluster, with that which those who watch it
 * may need to find back to it. What was written just before or in it is known to all at its end
 * only. See docs/adr/0012.
 */
public record ApiOutage(Instant from, Instant until) {
  public static final ApiOutage NONE = new ApiOutage(Instant.MIN, Instant.MIN);

  /** When all know what they would have known at a moment without it. */
  public Instant heard(Instant usually) {
    return usually.isBefore(from) || usually.isAfter(until) ? usually : until;
  }
}
