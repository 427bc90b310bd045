package io.haldane.mesh.contour;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;

/** The two ends of a route. Weights are always written: without any, Envoy would halve. */
record Destinations(RouteTarget target) {
  /** Lets a Linkerd proxy beside Envoy see the Service that was meant, and not only the pod. */
  private static final String LINKERD_DESTINATION = "l5d-dst-override";

  ArrayNode split(Traffic traffic) {
    return Json.array()
        .add(weighted(target.primary(), traffic.primary()))
        .add(weighted(target.canaryService(), traffic.canary()));
  }

  private ObjectNode weighted(String service, int weight) {
    int port = target.service().port();
    ObjectNode destination =
        Json.object().put("name", service).put("port", port).put("weight", weight);
    destination
        .putObject("requestHeadersPolicy")
        .putArray("set")
        .addObject()
        .put("name", LINKERD_DESTINATION)
        .put("value", "%s.%s.svc.cluster.local:%d".formatted(service, target.namespace(), port));
    return destination;
  }
}
