package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a route. Weights are always written, also 0: an absent one is no promise.
 *
 * @param namesPort whether they name the port of the Service that is meant
 */
record Destinations(RouteTarget target, boolean namesPort) {

  ArrayNode split(Traffic traffic) {
    return split(traffic, null, null);
  }

  /**
   * @param primaryCookie {@code Set-Cookie} text for answers of the primary, or null for none
   * @param canaryCookie the same for answers of the canary
   */
  ArrayNode split(Traffic traffic, @Nullable String primaryCookie, @Nullable String canaryCookie) {
    return Json.array()
        .add(weighted(target.primary(), traffic.primary(), primaryCookie))
        .add(weighted(target.canaryService(), traffic.canary(), canaryCookie));
  }

  /** For those who are not split. */
  ArrayNode rest(Traffic traffic) {
    return traffic.everybody()
        ? split(Traffic.ALL_TO_CANARY)
        : Json.array().add(weighted(target.primary(), 100, null));
  }

  /** Where mirrored requests go. */
  ObjectNode canary() {
    return destination(target.canaryService());
  }

  private ObjectNode weighted(String host, int weight, @Nullable String cookie) {
    ObjectNode route = Json.object();
    route.set("destination", destination(host));
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

  private ObjectNode destination(String host) {
    ObjectNode destination = Json.object().put("host", host);
    if (namesPort) {
      destination.putObject("port").put("number", target.service().port());
    }
    return destination;
  }
}
