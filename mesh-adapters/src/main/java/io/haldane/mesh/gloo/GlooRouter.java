package io.haldane.mesh.gloo;

import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Splits by a RouteTable between two Upstreams. */
public final class GlooRouter implements TrafficRouter {
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "envoy_cluster_upstream_rq",
              "envoy_cluster_upstream_rq_time_bucket",
              "envoy_cluster_name=~\"{{ namespace }}-{{ service }}-canaryupstream-[0-9]+_{{ namespace }}\"",
              "envoy_response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  @Override
  public String id() {
    return "gloo";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.values());
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_GLOO;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return GlooApi.KINDS;
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    Manifests first = Manifests.apply(RouteTables.render(target, Traffic.ALL_TO_PRIMARY, live));
    return Stream.concat(
            Refusals.missing(target, live).stream(),
            Adoption.losses(target, first, live, spec -> RouteTables.canonical(target, spec))
                .stream())
        .toList();
  }

  /** The table comes after what it leads to, so that it is deleted first. */
  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return Stream.concat(
            Stream.of(GlooApi.primary(target), GlooApi.canary(target), GlooApi.routeTable(target)),
            GlooApi.users(target).stream())
        .toList();
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return live.json(GlooApi.routeTable(target))
        .map(table -> SplitReading.of(target, table))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    List<Manifest> manifests = new ArrayList<>(Upstreams.render(target, live));
    manifests.add(RouteTables.render(target, desired, live));
    return new Manifests(manifests, List.of());
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(GlooApi.routeTable(target)));
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
