package io.haldane.mesh.apisix;

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
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Set;

/** Splits by a second ApisixRoute that precedes the one of the user. */
public final class ApisixRouter implements TrafficRouter {
  @Override
  public String id() {
    return "apisix";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_APISIX;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(RoutePair.KIND);
  }

  @Override
  public Set<String> routeRefKinds() {
    return Set.of("ApisixRoute");
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    return RoutePair.of(target).map(pair -> Refusals.of(pair, live)).orElse(List.of());
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return RoutePair.of(target)
        .map(pair -> List.of(pair.source(), pair.canary()))
        .orElse(List.of());
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return RoutePair.of(target)
        .flatMap(pair -> live.json(pair.canary()).map(route -> SplitReading.of(pair, route)))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return RoutePair.of(target)
        .flatMap(pair -> new ApisixRoutes(pair).render(desired, live))
        .map(Manifests::apply)
        .orElse(Manifests.NONE);
  }

  /** The user's route was never changed, and takes over when the canary's is gone. */
  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return Manifests.NONE;
  }

  /** Never asked: APISIX cannot tell the versions apart, so {@link #refusals} names both checks. */
  @Override
  public BuiltinQueries queries() {
    return PromQl.PODS;
  }
}
