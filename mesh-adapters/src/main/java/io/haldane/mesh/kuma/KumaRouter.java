package io.haldane.mesh.kuma;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.Adoption;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Set;

/** Splits by one MeshHTTPRoute. */
public final class KumaRouter implements TrafficRouter {
  @Override
  public String id() {
    return "kuma";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.MIRROR, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_KUMA;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(MeshHttpRoutes.KIND);
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    return Adoption.losses(
        target, render(target, Traffic.ALL_TO_PRIMARY, live), live, MeshHttpRoutes::canonical);
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(MeshHttpRoutes.ref(target));
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return live.json(MeshHttpRoutes.ref(target))
        .map(route -> SplitReading.of(target, route))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.apply(MeshHttpRoutes.render(target, desired, live));
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(MeshHttpRoutes.ref(target)));
  }

  @Override
  public BuiltinQueries queries() {
    return PromQl.KUMA;
  }
}
