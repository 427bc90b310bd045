package io.haldane.mesh.gatewayapi;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An HTTPRoute with all of its rules, named after the Service. */
record OwnRoute(Dialect dialect, RouteTarget target) implements WrittenRoute {
  private Support support(LiveObjects live) {
    return Support.of(dialect, target, live);
  }

  @Override
  public List<ObjectRef> needs(LiveObjects live) {
    return Stream.concat(Stream.of(ref()), support(live).needs().stream()).toList();
  }

  @Override
  public List<String> refusals() {
    return Refusals.of(target, dialect);
  }

  @Override
  public List<String> refusals(LiveObjects live) {
    return support(live).refusals();
  }

  @Override
  public Set<Feature> missing(LiveObjects live) {
    return support(live).missing();
  }

  @Override
  public Manifests render(Traffic traffic, LiveObjects live) {
    return Manifests.apply(HttpRoutes.render(target, dialect, dialect.possible(traffic), live));
  }
}
