package io.haldane.mesh.f5nginx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.OneObjectRouter;
import io.haldane.mesh.common.PromQl;
import io.haldane.mesh.common.ServiceNames;
import java.util.List;
import java.util.Set;

/** Splits by one VirtualServerRoute, to which the user's VirtualServer delegates. */
public final class F5NginxRouter extends OneObjectRouter {
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

  /** VirtualServers are not read: only a VirtualServerRoute that exists tells. */
  @Override
  public Recognition recognition() {
    return Recognition.by(
        kinds(), (target, _, route) -> ServiceNames.lead(target, route, "upstreams/*/service"));
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
  protected ObjectRef object(RouteTarget target) {
    return VirtualServerRoutes.ref(target);
  }

  @Override
  protected RouteState read(RouteTarget target, ObjectNode object) {
    return SplitReading.of(target, object);
  }

  @Override
  protected Manifest object(RouteTarget target, Traffic traffic, LiveObjects live) {
    return VirtualServerRoutes.render(target, traffic, live);
  }

  @Override
  protected void canonical(ObjectNode spec) {
    Adopted.canonical(spec);
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
