package io.haldane.mesh.kumahttproute;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.PromQl;
import io.haldane.mesh.gatewayapi.HttpRouteRouter;
import java.util.List;
import java.util.Map;

/** Splits by an HTTPRoute whose parent is the Service; {@code kuma} is the MeshHTTPRoute. */
public final class KumaHttpRouteRouter extends HttpRouteRouter {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "retries", "use a MeshRetry",
          "trafficPolicy", "use a MeshLoadBalancingStrategy or a MeshCircuitBreaker");

  public KumaHttpRouteRouter() {
    super("gateways.kuma.io/controller");
  }

  @Override
  public String id() {
    return "kuma:httproute";
  }

  /** In another namespace, the route would bind the clients of its own namespace only. */
  @Override
  protected List<String> ownRefusals(RouteTarget target) {
    return refusalsOfOneNamespace(
        target,
        INSTEAD,
        parent ->
            "for a Service of another namespace, Kuma applies the route only to clients in namespace %s; remove %s from spec.service.gatewayRefs"
                .formatted(target.namespace(), parent));
  }

  @Override
  public BuiltinQueries queries() {
    return PromQl.KUMA;
  }
}
