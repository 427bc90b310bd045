package io.haldane.mesh.f5nginx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.mesh.common.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A route of a user in the words in which all meshes are compared. */
final class Adopted {
  private Adopted() {}

  /** Actions name the Services of their upstreams, and upstreams only what is set besides. */
  static void canonical(ObjectNode spec) {
    Map<String, String> services = new HashMap<>();
    for (JsonNode upstream : spec.path("upstreams")) {
      services.put(upstream.path("name").asText(), upstream.path("service").asText());
      ((ObjectNode) upstream).remove(List.of("name", "service", "port"));
    }
    for (JsonNode route : spec.path("subroutes")) {
      rule((ObjectNode) route, services);
      route.path("matches").forEach(match -> rule((ObjectNode) match, services));
    }
  }

  private static void rule(ObjectNode rule, Map<String, String> services) {
    ArrayNode backends = rule.arrayNode();
    for (JsonNode split : rule.path("splits")) {
      backends.add(backend(split.path("action"), services));
    }
    if (rule.has("action")) {
      backends.add(backend(rule.path("action"), services));
    }
    rule.remove(List.of("splits", "action"));
    rule.set("backends", backends);
  }

  private static ObjectNode backend(JsonNode action, Map<String, String> services) {
    ObjectNode backend = action.isObject() ? action.deepCopy() : Json.object();
    String upstream = Actions.upstream(action);
    backend.remove("pass");
    if (backend.path("proxy") instanceof ObjectNode proxy) {
      proxy.remove("upstream");
    }
    return backend.put("service", services.getOrDefault(upstream, upstream));
  }
}
