package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.BackendRef;
import io.haldane.mesh.common.Json;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a route. Weights are always written, also 0, and so are group and kind: the API
 * server would add them.
 */
record Backends(RouteTarget target) {
  static final String SERVICE = "Service";

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
    return service(target.canaryService());
  }

  private ObjectNode weighted(String name, int weight, @Nullable String cookie) {
    ObjectNode backend = service(name).put("weight", weight);
    if (cookie != null) {
      backend.putArray("filters").add(HeaderModifiers.settingCookie(cookie));
    }
    return backend;
  }

  private ObjectNode service(String name) {
    return tree(new BackendRef("", SERVICE, name, null, target.service().port()));
  }

  static ObjectNode tree(BackendRef backend) {
    ObjectNode tree = Json.object();
    tree.put("group", backend.group() == null ? "" : backend.group());
    tree.put("kind", backend.kind() == null ? SERVICE : backend.kind());
    if (backend.namespace() != null) {
      tree.put("namespace", backend.namespace());
    }
    tree.put("name", backend.name());
    if (backend.port() != null) {
      tree.put("port", backend.port());
    }
    return tree;
  }
}
