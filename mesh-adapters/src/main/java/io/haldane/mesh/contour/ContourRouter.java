package io.haldane.mesh.contour;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.Adoption;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.PromQl;
import java.util.List;
import java.util.Set;

/** Splits between the two Services by one HTTPProxy. */
public final class ContourRouter implements TrafficRouter {
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "envoy_cluster_upstream_rq",
              "envoy_cluster_upstream_rq_time_bucket",
              "envoy_cluster_name=~\"{{ namespace }}_{{ service }}-canary_[0-9a-zA-Z-]+\"",
              "envoy_response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  @Override
  public String id() {
    return "contour";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.BLUE_GREEN);
  }

  @Override
  public Recognition recognition() {
    return RouteRecognition.OF_CONTOUR;
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(HttpProxies.KIND);
  }

  @Override
  public List<RouterSetting> settings() {
    return List.of(HttpProxies.INGRESS_CLASS);
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    return Adoption.losses(target, render(target, Traffic.ALL_TO_PRIMARY, live), live);
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(HttpProxies.ref(target));
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return live.json(HttpProxies.ref(target))
        .map(proxy -> SplitReading.of(target, proxy))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.apply(HttpProxies.render(target, desired, live));
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(HttpProxies.ref(target)));
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
