package io.haldane.controller.tick;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.Caches;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Interests;
import io.haldane.controller.kube.Reading;
import io.haldane.controller.kube.Unreadable;
import io.haldane.engine.settings.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a decision depends on. Which objects that are is known only step by step, as one names
 * the next; but it is nearly always what the last decision depended on.
 */
final class NeededReads {
  /** The target names its ConfigMaps, a template its Secret: each round may ask for more. */
  private static final int ROUNDS = 4;

  /** A route names its Gateway, and that one its class. */
  private static final int ROUTER_ROUNDS = 3;

  private final Caches caches;
  private final Interests interests;
  private final Routers routers;
  private final Settings settings;
  private final NeedsOf needs;

  NeededReads(
      Caches caches, Interests interests, Routers routers, Settings settings, NeedsOf needs) {
    this.caches = caches;
    this.interests = interests;
    this.routers = routers;
    this.settings = settings;
    this.needs = needs;
  }

  /**
   * What was read.
   *
   * @param wanted all that is needed, whether it exists or not
   */
  record Found(Set<ObjectRef> wanted, Reading reading) {}

  /**
   * @param fresher what is known better than the caches know it; empty for deleted objects
   */
  Found all(
      Canary canary,
      Optional<TrafficRouter> router,
      RouteTarget target,
      Map<ObjectRef, Optional<HasMetadata>> fresher)
      throws Unreadable {
    Optional<Found> again = asBefore(canary, router, target, fresher);
    return again.isPresent() ? again.get() : byRounds(canary, router, target, fresher);
  }

  /** Empty when something else is needed than before, or what was needed cannot be read. */
  private Optional<Found> asBefore(
      Canary canary,
      Optional<TrafficRouter> router,
      RouteTarget target,
      Map<ObjectRef, Optional<HasMetadata>> fresher) {
    Set<ObjectRef> before = interests.of(CanaryKey.of(canary));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    try {
      Reading reading = caches.read(before, fresher);
      Set<ObjectRef> wanted = new HashSet<>(needs.of(canary, settings, reading.live()));
      wanted.addAll(routers.needs(router, target, reading.live()));
      wanted.addAll(circumstances(router, target, reading.live()));
      return wanted.equals(before) ? Optional.of(new Found(before, reading)) : Optional.empty();
    } catch (Unreadable e) {
      // Perhaps it is not needed any more.
      return Optional.empty();
    }
  }

  private Found byRounds(
      Canary canary,
      Optional<TrafficRouter> router,
      RouteTarget target,
      Map<ObjectRef, Optional<HasMetadata>> fresher)
      throws Unreadable {
    Set<ObjectRef> wanted = new HashSet<>();
    Reading reading = new Reading(LiveObjects.NONE, List.of(), Optional.empty());
    for (int round = 0; round < ROUNDS; round++) {
      boolean more = wanted.addAll(needs.of(canary, settings, reading.live()));
      if (round < ROUTER_ROUNDS) {
        more |= wanted.addAll(routers.needs(router, target, reading.live()));
        more |= wanted.addAll(circumstances(router, target, reading.live()));
      }
      if (round > 0 && !more) {
        break;
      }
      // Before reading: a change between the two is a wake, not a loss.
      interests.add(CanaryKey.of(canary), wanted);
      reading = caches.read(wanted, fresher);
    }
    // Only now is it known what is no longer needed.
    interests.set(CanaryKey.of(canary), wanted);
    return new Found(Set.copyOf(wanted), reading);
  }

  /** What may keep the route from working, as far as it can be read. */
  private Set<ObjectRef> circumstances(
      Optional<TrafficRouter> router, RouteTarget target, LiveObjects live) {
    Set<ObjectRef> wanted =
        new HashSet<>(caches.readable(routers.circumstances(router, target, live)));
    routers
        .policies(router, target, live)
        .forEach(kind -> wanted.addAll(caches.all(kind, target.namespace())));
    return wanted;
  }
}
