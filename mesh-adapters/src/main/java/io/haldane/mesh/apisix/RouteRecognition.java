package io.haldane.mesh.apisix;

import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.ObjectReference;
import io.haldane.mesh.common.ServiceNames;
import java.util.Set;

/** An ApisixRoute that leads to the Service. */
final class RouteRecognition {
  static final Recognition OF_APISIX =
      Recognition.by(
              Set.of(RoutePair.KIND),
              (target, _, route) ->
                  ServiceNames.lead(target, route, "http/*/backends/*/serviceName"))
          .hintedBy("spec.routeRef", RouteRecognition::namesRoute);

  private RouteRecognition() {}

  private static boolean namesRoute(RouteTarget target) {
    ObjectReference route = target.canary().getSpec().routeRef();
    return route != null && route.kind().equals(RoutePair.KIND.kind());
  }
}
