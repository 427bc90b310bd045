package io.haldane.mesh.f5nginx;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
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

/** Splits by one VirtualServerRoute, to which the user's VirtualServer delegates. */
public final class F5NginxRouter implements TrafficRouter {
  /** Codes are counted only together with latencies, which the controller must be asked for. */
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "nginx_ingress_controller_upstream_server_response_latency_ms_count",
              "nginx_ingress_controller_upstream_server_response_latency_ms_bucket",
              "resource_namespace=\"{{ namespace }}\", service=\"{{ service }}-canary\"",
              "code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  @Override
  public String id() {
    return "f5-nginx";
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.HEADER_MATCH, Feature.BLUE_GREEN);
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(VirtualServerRoutes.KIND);
  }

  @Override
  public List<RouterSetting> settings() {
    return List.of(VirtualServerRoutes.INGRESS_CLASS);
  }

  @Override
  public List<String> refusals(RouteTarget target) {
    return Refusals.of(target);
  }

  @Override
  public List<String> losses(RouteTarget target, LiveObjects live) {
    return Adoption.losses(
        target, render(target, Traffic.ALL_TO_PRIMARY, live), live, Adopted::canonical);
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(VirtualServerRoutes.ref(target));
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    return live.json(VirtualServerRoutes.ref(target))
        .map(route -> SplitReading.of(target, route))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    return Manifests.apply(VirtualServerRoutes.render(target, desired, live));
  }

  @Override
  public Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(VirtualServerRoutes.ref(target)));
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
