package io.haldane.mesh.ambient;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.mesh.common.PromQl;
import io.haldane.mesh.gatewayapi.HttpRouteRouter;
import java.util.List;
import java.util.Set;

/** Splits by an HTTPRoute that the waypoint of the Service reads. */
public final class AmbientRouter extends HttpRouteRouter {
  /** As waypoints report them: every request that is split has passed one. */
  private static final BuiltinQueries QUERIES =
      new PromQl(
              "istio_requests_total",
              "istio_request_duration_milliseconds_bucket",
              "reporter=\"waypoint\", destination_workload_namespace=\"{{ namespace }}\","
                  + " destination_workload=~\"{{ target }}\"",
              "response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  public AmbientRouter() {
    super("istio.io/mesh-controller");
  }

  @Override
  public String id() {
    return "istio:ambient";
  }

  /** Chosen by name only: Istio reports on routes in the same words with sidecars and without. */
  @Override
  public Recognition recognition() {
    return Recognition.NEVER;
  }

  @Override
  protected List<String> ownRefusals(RouteTarget target) {
    return VirtualServiceFields.refusals(target);
  }

  @Override
  protected Set<RoutedKind> rivalKinds() {
    return Set.of(Waypoints.KIND);
  }

  @Override
  protected List<ObjectRef> rivals(RouteTarget target) {
    return List.of(Waypoints.virtualService(target));
  }

  @Override
  protected List<String> obstacles(RouteTarget target, LiveObjects live) {
    return Waypoints.obstacles(target, live);
  }

  @Override
  public BuiltinQueries queries() {
    return QUERIES;
  }
}
