package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteBody;

/** The table to which a VirtualService of the user delegates. */
final class RouteTables {
  private RouteTables() {}

  static Manifest render(RouteTarget target, Traffic traffic, LiveObjects live) {
    ObjectRef ref = GlooApi.routeTable(target);
    ObjectNode body = RouteBody.remembering(target, ref, live);
    body.putObject("spec").set("routes", new HttpRoutes(target).render(traffic));
    return Manifest.of(ref, body, "/spec/routes");
  }

  /**
   * Names the Services that routes lead to in place of upstreams, so that a user's route to the
   * Service of clients counts as one that the canary keeps. A prefix of {@code /} means no
   * condition.
   */
  static void canonical(RouteTarget target, ObjectNode spec) {
    for (JsonNode route : spec.path("routes")) {
      if (route instanceof ObjectNode known) {
        known.remove("inheritablePathMatchers");
        if (known.path("matchers").size() == 1
            && known.at("/matchers/0").equals(Json.object().put("prefix", "/"))) {
          known.remove("matchers");
        }
        services(target, known);
      }
    }
  }

  private static void services(RouteTarget target, ObjectNode route) {
    JsonNode action = route.path("routeAction");
    ArrayNode services = Json.array();
    action
        .path("multi")
        .path("destinations")
        .forEach(each -> services.add(service(target, each.path("destination"))));
    if (action.has("single")) {
      services.add(service(target, action.path("single")));
    }
    if (!services.isEmpty()) {
      route.remove("routeAction");
      route.set("services", services);
    }
  }

  private static ObjectNode service(RouteTarget target, JsonNode destination) {
    String upstream = destination.path("upstream").path("name").asText();
    String port = "-" + target.service().port();
    // Gloo's discovery makes an upstream of each Service and names it so.
    String discovered = target.namespace() + "-" + target.apex() + port;
    if (upstream.equals(discovered)
        || upstream.equals(GlooApi.primary(target).name())
        || upstream.equals(GlooApi.canary(target).name())) {
      return Json.object().put("name", target.apex());
    }
    JsonNode service = destination.path("kube").path("ref");
    return Json.object()
        .put("name", upstream.isEmpty() ? service.path("name").asText() : upstream)
        .put("namespace", service.path("namespace").asText(target.namespace()));
  }
}
