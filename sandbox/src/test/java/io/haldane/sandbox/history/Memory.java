package io.haldane.sandbox.history;

import io.haldane.api.v1beta1.CanaryStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to the canary so far, noted apart from what the engine notes. */
final class Memory {
  /** The status as it is written now. */
  CanaryStatus status = CanaryStatus.EMPTY;

  /** What the primary is meant to run. */
  @Nullable Revision promoted;

  /** What the present or the last run is about. */
  @Nullable Revision applied;

  /** What had a run. */
  final Set<Revision> tried = new HashSet<>();

  /** When the route last ceased to lead to the canary. */
  Instant routeLeft = Instant.EPOCH;

  /** How far the clock of who wrote that was off: another clock measures other times. */
  Duration routeLeftBy = Duration.ZERO;

  /** A late write of a former leader came in between. */
  boolean strayed;

  /** Somebody else scaled the target since the controller did. */
  boolean scaledByOthers;

  void canaryIsNew() {
    status = CanaryStatus.EMPTY;
    promoted = null;
    applied = null;
    tried.clear();
    strayed = false;
  }
}
