package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.GatewayRef;
import io.haldane.mesh.common.Json;
import java.util.List;

/**
 * What a route is attached to: a Gateway, or a Service for traffic inside a mesh. The defaults of
 * the API server are written out, as it would add them and we would take them away again forever.
 */
final class ParentRefs {
  static final String GATEWAY = "Gateway";
  static final String GATEWAY_CLASS = "GatewayClass";

  /** How some write, and report, the group of Services, whose true name is empty. */
  private static final String CORE = "core";

  private ParentRefs() {}

  static ArrayNode of(List<GatewayRef> parents) {
    ArrayNode trees = Json.array();
    parents.forEach(parent -> trees.add(tree(parent)));
    return trees;
  }

  static ObjectNode tree(GatewayRef parent) {
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

  static boolean isGateway(JsonNode parent) {
    return parent.path("group").asText().equals(Version.GROUP)
        && parent.path("kind").asText().equals(GATEWAY);
  }

  /** The Service that clients call, at its port. */
  static GatewayRef apex(RouteTarget target) {
    return new GatewayRef("", Backends.SERVICE, target.apex(), null, null, target.service().port());
  }

  /** Whether it is that Service, at any port. */
  static boolean isApex(RouteTarget target, GatewayRef parent) {
    ObjectNode tree = tree(parent);
    return isService(tree)
        && parent.name().equals(target.apex())
        && said(tree, "namespace", target.namespace()).equals(target.namespace());
  }

  static boolean isService(JsonNode parent) {
    String group = parent.path("group").asText();
    return (group.isEmpty() || group.equals(CORE))
        && parent.path("kind").asText().equals(Backends.SERVICE);
  }

  /** Whether two references of a live route mean the same, whatever each leaves to defaults. */
  static boolean same(JsonNode one, JsonNode other, String namespace) {
    return parts(one, namespace).equals(parts(other, namespace));
  }

  private static List<String> parts(JsonNode parent, String namespace) {
    JsonNode named = parent.path("group");
    String group = named.isTextual() ? named.textValue() : Version.GROUP;
    return List.of(
        group.equals(CORE) ? "" : group,
        said(parent, "kind", GATEWAY),
        said(parent, "namespace", namespace),
        parent.path("name").asText(),
        parent.path("sectionName").asText(),
        parent.path("port").asText());
  }

  private static String said(JsonNode parent, String field, String byDefault) {
    String text = parent.path(field).asText();
    return text.isEmpty() ? byDefault : text;
  }

  /** The references as the API server and their readers take them, so that equals are equal. */
  static void canonical(JsonNode parents, String namespace) {
    for (JsonNode parent : parents) {
      List<String> parts = parts(parent, namespace);
      ((ObjectNode) parent)
          .put("group", parts.get(0))
          .put("kind", parts.get(1))
          .put("namespace", parts.get(2));
    }
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
