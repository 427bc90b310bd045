package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.BackendRef;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.WeightedBackends;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a route. Weights are always written, also 0, and so are group and kind: the API
 * server would add them.
 */
record Backends(RouteTarget target) implements WeightedBackends {
  static final String SERVICE = "Service";

  @Override
  public ObjectNode weighted(String name, int weight, @Nullable String cookie) {
    ObjectNode backend = backend(name).put("weight", weight);
    if (cookie != null) {
      backend.putArray("filters").add(HeaderModifiers.settingCookie(cookie));
    }
    return backend;
  }

  @Override
  public ObjectNode backend(String name) {
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
