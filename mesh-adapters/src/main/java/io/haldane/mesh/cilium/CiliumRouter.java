package io.haldane.mesh.cilium;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.PromQl;
import io.haldane.mesh.gatewayapi.HttpRouteRouter;
import java.util.List;
import java.util.Map;

/** Splits by an HTTPRoute whose parent is the Service. */
public final class CiliumRouter extends HttpRouteRouter {
  /**
   * Hubble's metrics, as the server reports them: clients may report the same requests again. The
   * labels of the destination are there with the option {@code labelsContext} only.
   */
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "hubble_http_requests_total",
              "hubble_http_request_duration_seconds_bucket",
              "reporter=\"server\", destination_namespace=\"{{ namespace }}\","
                  + " destination_workload=\"{{ target }}\"",
              "status!~\"5.*\"")
          .in(BuiltinQueries.Unit.SECONDS);

  private static final Map<String, String> INSTEAD =
      Map.of(
          "retries", "retry in the clients",
          "trafficPolicy", "use a CiliumEnvoyConfig");

  public CiliumRouter() {
    super("io.cilium/gateway-controller");
  }

  @Override
  public String id() {
    return "cilium";
  }

  /** Cilium takes a route only in the namespace of the Service that is its parent. */
  @Override
  protected List<String> ownRefusals(RouteTarget target) {
    return refusalsOfOneNamespace(
        target,
        INSTEAD,
        parent ->
            "Cilium accepts a Service as parent in the namespace of the route only; remove %s from spec.service.gatewayRefs"
                .formatted(parent));
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
