package io.haldane.controller.testing;

import io.fabric8.kubernetes.api.model.ConfigMap;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the weight in a ConfigMap. */
public final class FakeRouter implements TrafficRouter {
  @Override
  public String id() {
    return "fake";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS);
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(RoutedKind.written("", "ConfigMap", "configmaps", "v1").besideWorkloads());
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(route(target));
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    Optional<ConfigMap> route = live.find(route(target), ConfigMap.class);
    return route.isEmpty()
        ? new RouteState.Absent()
        : new RouteState.Routed(
            Traffic.weight(Integer.parseInt(route.get().getData().getOrDefault("weight", "0"))));
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.apply(
        Objects.manifest(route(target).name(), "weight", String.valueOf(desired.canary())));
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return Manifests.NONE;
  }

  /** Routes of a canary of that name stay until it is gone. */
  @Override
  public List<ObjectRef> removable(RouteTarget target, LiveObjects live) {
    return target.apex().equals("patient") ? List.of() : needs(target, live);
  }

  @Override
  public BuiltinQueries queries() {
    return new BuiltinQueries("", "", BuiltinQueries.Unit.SECONDS);
  }

  private static ObjectRef route(RouteTarget target) {
    return Objects.configMap(target.apex() + "-route");
  }
}
