package io.haldane.mesh.contour;

import io.haldane.api.routing.Recognition;
import io.haldane.mesh.common.ServiceNames;
import java.util.Set;

/** An HTTPProxy that leads to the Service, or includes the one that the canary gets. */
final class RouteRecognition {
  static final Recognition OF_CONTOUR =
      Recognition.by(
          Set.of(HttpProxies.KIND),
          (target, _, route) ->
              ServiceNames.lead(
                  target, route, "routes/*/services/*", "includes/*", "tcpproxy/services/*"));

  private RouteRecognition() {}
}
