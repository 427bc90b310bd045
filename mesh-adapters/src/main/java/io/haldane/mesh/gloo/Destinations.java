package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import org.jspecify.annotations.Nullable;

/** The two ends of a route. Weights are always written, also zero. */
record Destinations(RouteTarget target) {

  ObjectNode split(Traffic traffic) {
    return split(traffic, null, null);
  }

  /** The split, and the cookies that answers of each version hand out. */
  ObjectNode split(Traffic traffic, @Nullable String primary, @Nullable String canary) {
    ObjectNode action = Json.object();
    action
        .putObject("multi")
        .putArray("destinations")
        .add(weighted(GlooApi.primary(target), traffic.primary(), primary))
        .add(weighted(GlooApi.canary(target), traffic.canary(), canary));
    return action;
  }

  private static ObjectNode weighted(ObjectRef upstream, int weight, @Nullable String cookie) {
    ObjectNode destination = Json.object();
    destination.putObject("destination").set("upstream", reference(upstream));
    destination.put("weight", weight);
    if (cookie != null) {
      destination
          .putObject("options")
          .putObject("headerManipulation")
          .set("responseHeadersToAdd", Json.array().add(HeaderChanges.setCookie(cookie)));
    }
    return destination;
  }

  static ObjectNode reference(ObjectRef upstream) {
    return Json.object().put("name", upstream.name()).put("namespace", upstream.namespace());
  }
}
