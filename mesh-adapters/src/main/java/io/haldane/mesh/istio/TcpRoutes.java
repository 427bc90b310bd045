package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.mesh.common.Json;

/** One weighted split of connections for each audience. */
final class TcpRoutes {
  private TcpRoutes() {}

  static ArrayNode render(RouteTarget target, Traffic traffic) {
    ArrayNode routes = Json.array();
    for (Audience audience : Audience.of(target.service())) {
      ObjectNode route = Json.object();
      Json.setUnlessEmpty(route, "match", matches(target));
      route.set("route", new Destinations(target, audience.namesPort()).split(traffic));
      routes.addAll(audience.narrow(Json.array().add(route)));
    }
    return routes;
  }

  /** Of a service's conditions, the port is the one that a connection has. */
  private static ArrayNode matches(RouteTarget target) {
    ArrayNode matches = Json.array();
    for (HttpMatch match : target.service().match()) {
      Integer port = match.port();
      if (port != null) {
        matches.addObject().put("port", port);
      }
    }
    return matches;
  }
}
