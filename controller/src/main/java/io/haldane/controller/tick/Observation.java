package io.haldane.controller.tick;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Change;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one tick has read.
 *
 * @param router the one that the canary asks for, when it is supported
 * @param looked what was searched for; what is not among it may exist
 * @param missingKinds kinds that the API server lacks, in sentences
 * @param lookAgain when a missing kind is asked for again, or the canary examined
 */
public record Observation(
    World world,
    Optional<TrafficRouter> router,
    RouteTarget target,
    Set<ObjectRef> looked,
    List<String> missingKinds,
    Optional<Instant> lookAgain) {
  /** The same, to be reconciled again at that time at the latest. */
  Observation againAt(Optional<Instant> other) {
    Optional<Instant> first =
        Stream.concat(lookAgain.stream(), other.stream()).min(Instant::compareTo);
    return new Observation(world, router, target, looked, missingKinds, first);
  }

  /** Whether that change, or a later one of the same object, is among what was read. */
  boolean has(Change change) {
    Optional<? extends HasMetadata> known =
        change.object().equals(CanaryKey.of(world.canary()).ref())
            ? Optional.of(world.canary())
            : world.live().find(change.object());
    return known
        .map(object -> object.getMetadata().getResourceVersion())
        .filter(change::isIn)
        .isPresent();
  }
}
