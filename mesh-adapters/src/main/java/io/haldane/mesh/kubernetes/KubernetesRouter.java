package io.haldane.mesh.kubernetes;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Set;

/**
 * A cluster without a mesh. There is nothing to write: users stay on the primary until it is
 * promoted, and only the hooks of a release call the canary, through its own Service.
 */
public final class KubernetesRouter implements TrafficRouter {
  @Override
  public String id() {
    return "kubernetes";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.BLUE_GREEN);
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of();
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of();
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return new RouteState.NoRoute();
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.NONE;
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return Manifests.NONE;
  }

  @Override
  public BuiltinQueries queries() {
    return PromQl.PODS;
  }
}
