package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.GatewayRef;
import io.haldane.mesh.common.Json;
import java.util.List;

/**
 * What a route is attached to: a Gateway, or a Service for traffic inside a mesh. The defaults of
 * the API server are written out, as it would add them and we would take them away again for ever.
 */
final class ParentRefs {
  private static final String GATEWAY = "Gateway";

  private ParentRefs() {}

  static ArrayNode of(List<GatewayRef> parents) {
    ArrayNode trees = Json.array();
    parents.forEach(parent -> trees.add(tree(parent)));
    return trees;
  }

  private static ObjectNode tree(GatewayRef parent) {
    ObjectNode tree = Json.object();
    tree.put("group", parent.group() == null ? Version.GROUP : parent.group());
    tree.put("kind", parent.kind() == null ? GATEWAY : parent.kind());
    if (parent.namespace() != null) {
      tree.put("namespace", parent.namespace());
    }
    tree.put("name", parent.name());
    if (parent.sectionName() != null) {
      tree.put("sectionName", parent.sectionName());
    }
    if (parent.port() != null) {
      tree.put("port", parent.port());
    }
    return tree;
  }

  /** Whether two references of a live route mean the same, whatever each leaves to defaults. */
  static boolean same(JsonNode one, JsonNode other, String namespace) {
    return canonical(one, namespace).equals(canonical(other, namespace));
  }

  private static List<String> canonical(JsonNode parent, String namespace) {
    return List.of(
        parent.path("group").asText(Version.GROUP),
        parent.path("kind").asText(GATEWAY),
        parent.path("namespace").asText(namespace),
        parent.path("name").asText(),
        parent.path("sectionName").asText(),
        parent.path("port").asText());
  }

  /** {@code Gateway istio-ingress/gateway}, for messages. */
  static String text(JsonNode parent, String namespace) {
    return "%s %s/%s"
        .formatted(
            parent.path("kind").asText(GATEWAY),
            parent.path("namespace").asText(namespace),
            parent.path("name").asText());
  }
}
