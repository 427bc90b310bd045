package io.haldane.mesh.gatewayapi;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import java.util.List;
import java.util.Set;

/** The route of one canary: one that is written for it, or one of the user that it splits in. */
sealed interface Route permits WrittenRoute, UsersRoute {
  static Route of(Dialect dialect, RouteTarget target) {
    return UsersRoute.of(dialect, target)
        .map(Route.class::cast)
        .orElseGet(() -> own(dialect, target));
  }

  private static Route own(Dialect dialect, RouteTarget target) {
    RouteKind kind = dialect.kind(target);
    return kind == RouteKind.HTTP
        ? new OwnRoute(dialect, target)
        : new TypedRoute(dialect, target, kind);
  }

  ObjectRef ref();

  /** What to read; the route itself first. */
  List<ObjectRef> needs(LiveObjects live);

  /** What is wrong with the canary, whatever is live. */
  List<String> refusals();

  /** What is wrong with it as things are. */
  List<String> refusals(LiveObjects live);

  /** What the analysis asks for and cannot have. */
  Set<Feature> missing(LiveObjects live);

  /** What the first write would take from its user. */
  List<String> losses(LiveObjects live);

  RouteState observe(LiveObjects live);

  Manifests render(Traffic traffic, LiveObjects live);

  Manifests restore(LiveObjects live);
}
