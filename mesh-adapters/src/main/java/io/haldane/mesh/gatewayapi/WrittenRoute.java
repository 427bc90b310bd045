package io.haldane.mesh.gatewayapi;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Adoption;
import io.haldane.mesh.common.OriginalConfiguration;
import java.util.List;

/** A route that is written for the canary, of whatever kind, named after the Service. */
sealed interface WrittenRoute extends Route permits OwnRoute, TypedRoute {
  Dialect dialect();

  RouteTarget target();

  @Override
  default ObjectRef ref() {
    return dialect().route(target());
  }

  @Override
  default List<String> losses(LiveObjects live) {
    return Adoption.losses(
        target(),
        render(Traffic.ALL_TO_PRIMARY, live),
        live,
        spec -> ParentRefs.canonical(spec.path("parentRefs"), target().namespace()));
  }

  @Override
  default RouteState observe(LiveObjects live) {
    return live.json(ref())
        .map(route ->
            SplitReading.of(target(), ref(), route).pendingFor(Acceptance.missing(ref(), route)))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  default Manifests restore(LiveObjects live) {
    return OriginalConfiguration.restore(target(), live, List.of(ref()));
  }
}
