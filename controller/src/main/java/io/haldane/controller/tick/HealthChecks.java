package io.haldane.controller.tick;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.v1beta1.Alert;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.doctor.Checkup;
import io.haldane.doctor.HealthCondition;
import io.haldane.doctor.hook.AlertChannel;
import io.haldane.doctor.snapshot.Measurements;
import io.haldane.doctor.snapshot.Neighbors;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Examines a canary when its initialisation begins and ends, and when a run begins: the status is
 * written then anyway. Between runs it is examined again when it is reconciled, so that what was
 * fixed disappears. It reads what the tick has read, and what is in the caches of our own kinds.
 * Whatever it finds, the decision stays as it is. See docs/adr/0055 and 0058.
 */
public final class HealthChecks {
  private static final Logger LOG = Logger.getLogger(HealthChecks.class);

  /**
   * What it works with.
   *
   * @param wanted whether statuses have the condition at all
   * @param namespace the only one that is watched; empty for all
   * @param credentials what metrics providers need in a Secret, by their type
   * @param peek an object of our own kinds as it is cached
   */
  public record Parts(
      boolean wanted,
      Optional<String> namespace,
      Map<String, Credentials> credentials,
      Function<ObjectRef, Optional<HasMetadata>> peek) {}

  /**
   * What came of it.
   *
   * @param status to write
   * @param again when to examine the canary again, if not by the next change
   */
  record Examined(CanaryStatus status, Optional<Instant> again) {
    static Examined done(CanaryStatus status) {
      return new Examined(status, Optional.empty());
    }
  }

  private final Parts parts;
  private final HealthTurns turns = new HealthTurns();

  public HealthChecks(Parts parts) {
    this.parts = parts;
  }

  /** The status that is written, with what was found on an occasion and unchanged otherwise. */
  Examined shown(Observation seen, CanaryStatus next, Instant now) {
    if (!parts.wanted()) {
      return Examined.done(HealthCondition.without(next));
    }
    CanaryStatus before = seen.world().canary().statusOrEmpty();
    if (isOccasion(before, next)) {
      return Examined.done(examined(seen, next, now));
    }
    return isBetweenRuns(next) ? refreshed(seen, before, next, now) : Examined.done(next);
  }

  private CanaryStatus examined(Observation seen, CanaryStatus next, Instant now) {
    turns.examined(CanaryKey.of(seen.world().canary()), now);
    try {
      return HealthCondition.shown(next, Checkup.examine(snapshot(seen)), now);
    } catch (RuntimeException e) {
      LOG.error("a bug prevents examining this canary; its release is not affected", e);
      return next;
    }
  }

  /** A status that is written anyway takes the condition along; another one waits for its turn. */
  private Examined refreshed(
      Observation seen, CanaryStatus before, CanaryStatus next, Instant now) {
    CanaryKey key = CanaryKey.of(seen.world().canary());
    Optional<Instant> tooSoon = turns.examination(key, now);
    if (tooSoon.isPresent()) {
      return new Examined(next, tooSoon);
    }
    CanaryStatus found = examined(seen, next, now);
    if (found.equals(next) || !next.equals(before)) {
      turns.settled(key);
      return Examined.done(found);
    }
    return turns
        .write(key, now)
        .map(turn -> new Examined(next, Optional.of(turn)))
        .orElseGet(() -> Examined.done(found));
  }

  /** A run moves what is examined, such as replicas; what it began with is enough then. */
  private static boolean isBetweenRuns(CanaryStatus next) {
    return switch (next.phase()) {
      case INITIALIZED, SUCCEEDED, FAILED, WAITING -> true;
      case NEW, INITIALIZING, PROGRESSING, WAITING_PROMOTION, PROMOTING, FINALISING -> false;
      case TERMINATING, TERMINATED -> false;
    };
  }

  void forget(CanaryKey canary) {
    turns.forget(canary);
  }

  private static boolean isOccasion(CanaryStatus before, CanaryStatus next) {
    boolean initialising =
        next.phase() == CanaryPhase.INITIALIZING || next.phase() == CanaryPhase.INITIALIZED;
    return initialising
        ? before.phase() != next.phase()
        : next.runStartedAt() != null
            && !Objects.equals(before.runStartedAt(), next.runStartedAt());
  }

  private Snapshot snapshot(Observation seen) {
    World world = seen.world();
    Set<ObjectRef> routes =
        seen.router()
            .map(router -> Set.copyOf(router.needs(seen.target(), world.live())))
            .orElse(Set.of());
    Snapshot own =
        new Snapshot(
            world, routes, Set.of(), Neighbors.UNKNOWN, parts.credentials(), Measurements.NONE);
    List<Alert> alerts = own.analysis().alerts();
    Map<ObjectRef, Optional<HasMetadata>> channels = new HashMap<>();
    alerts.stream()
        .map(alert -> AlertChannel.ref(own, alert.providerRef()))
        .forEach(ref -> channels.put(ref, parts.peek().apply(ref)));
    Set<ObjectRef> unread =
        channels.keySet().stream()
            .filter(ref -> !isWatched(ref))
            .collect(Collectors.toUnmodifiableSet());
    return new Snapshot(
        world.with(world.live().with(channels)),
        routes,
        unread,
        own.neighbors(),
        own.credentials(),
        own.measured());
  }

  private boolean isWatched(ObjectRef ref) {
    return parts.namespace().filter(only -> !only.equals(ref.namespace())).isEmpty();
  }
}
