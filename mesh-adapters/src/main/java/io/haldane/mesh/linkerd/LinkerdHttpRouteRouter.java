package io.haldane.mesh.linkerd;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.mesh.common.PromQl;
import io.haldane.mesh.common.ServiceFields;
import io.haldane.mesh.gatewayapi.HttpRouteRouter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Splits by an HTTPRoute whose parent is the Service; {@code linkerd} is the TrafficSplit. */
public final class LinkerdHttpRouteRouter extends HttpRouteRouter {
  private static final String GROUP = "linkerd.io";
  private static final String PROFILE = "ServiceProfile";
  private static final String VERSION = "v1alpha2";

  /** What the proxies of clients see of the canary's backend. An error leaves no status. */
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "outbound_http_route_backend_response_statuses_total",
              "outbound_http_route_backend_response_duration_seconds_bucket",
              "parent_name=\"{{ service }}\", backend_namespace=\"{{ namespace }}\","
                  + " backend_name=\"{{ service }}-canary\"",
              "http_status!~\"5.*\", error=\"\"")
          .in(BuiltinQueries.Unit.SECONDS);

  private static final Map<String, String> INSTEAD =
      Map.of(
          "retries", "set the annotations retry.linkerd.io/http and retry.linkerd.io/limit",
          "trafficPolicy", "set annotations of the Service, such as balancer.linkerd.io");

  public LinkerdHttpRouteRouter() {
    super("linkerd.io/policy-controller");
  }

  @Override
  public String id() {
    return "linkerd:httproute";
  }

  @Override
  protected List<String> ownRefusals(RouteTarget target) {
    return ServiceFields.refusals(target.service(), "an HTTPRoute", INSTEAD);
  }

  @Override
  protected Set<RoutedKind> rivalKinds() {
    return Set.of(RoutedKind.read(GROUP, PROFILE, "serviceprofiles", VERSION));
  }

  /** A profile overrides every route of the Service as long as it exists. */
  @Override
  protected List<ObjectRef> rivals(RouteTarget target) {
    return List.of(profile(target));
  }

  @Override
  protected List<String> obstacles(RouteTarget target, LiveObjects live) {
    return live.has(profile(target))
        ? List.of(
            "%s overrides every HTTPRoute of the Service %s; delete it"
                .formatted(profile(target), target.apex()))
        : List.of();
  }

  private static ObjectRef profile(RouteTarget target) {
    String name = "%s.%s.svc.cluster.local".formatted(target.apex(), target.namespace());
    return new ObjectRef(GROUP + "/" + VERSION, PROFILE, target.namespace(), name);
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
