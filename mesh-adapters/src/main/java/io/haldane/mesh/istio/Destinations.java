package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.WeightedBackends;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a route. Weights are always written, also 0: an absent one is no promise.
 *
 * @param namesPort whether they name the port of the Service that is meant
 */
record Destinations(RouteTarget target, boolean namesPort) implements WeightedBackends {
  @Override
  public ObjectNode weighted(String host, int weight, @Nullable String cookie) {
    ObjectNode route = Json.object();
    route.set("destination", backend(host));
    route.put("weight", weight);
    if (cookie != null) {
      route
          .putObject("headers")
          .putObject("response")
          .putObject("add")
          .put(HttpRoutes.SET_COOKIE, cookie);
    }
    return route;
  }

  @Override
  public ObjectNode backend(String host) {
    ObjectNode destination = Json.object().put("host", host);
    if (namesPort) {
      destination.putObject("port").put("number", target.service().port());
    }
    return destination;
  }
}
