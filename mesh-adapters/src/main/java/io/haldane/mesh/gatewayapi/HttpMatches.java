package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on a request, in the Gateway API's words: sorted by name, and with the path that the
 * API server would add.
 */
final class HttpMatches {
  private static final StringMatch ANY_PATH = new StringMatch(null, "/", null, null);

  private HttpMatches() {}

  static ArrayNode trees(List<HttpMatch> matches) {
    ArrayNode trees = Json.array();
    matches.forEach(match -> trees.add(tree(match)));
    if (trees.isEmpty()) {
      trees.addObject().set("path", path(null));
    }
    return trees;
  }

  private static ObjectNode tree(HttpMatch match) {
    ObjectNode tree = Json.object();
    tree.set("path", path(match.uri()));
    if (match.method() != null) {
      tree.put("method", match.method().exact());
    }
    Json.setUnlessEmpty(tree, "headers", named(match.headers()));
    Json.setUnlessEmpty(tree, "queryParams", named(match.queryParams()));
    return tree;
  }

  private static ObjectNode path(@Nullable StringMatch uri) {
    StringMatch asked = uri == null ? ANY_PATH : uri;
    if (asked.regex() != null) {
      return Json.object().put("type", "RegularExpression").put("value", asked.regex());
    }
    return asked.exact() != null
        ? Json.object().put("type", "Exact").put("value", asked.exact())
        : Json.object().put("type", "PathPrefix").put("value", asked.prefix());
  }

  /** Conditions on headers or query parameters. */
  static ArrayNode named(Map<String, StringMatch> conditions) {
    ArrayNode trees = Json.array();
    new TreeMap<>(conditions)
        .forEach((name, value) -> {
          ObjectNode tree = trees.addObject();
          if (value.exact() != null) {
            tree.put("type", "Exact").put("name", name).put("value", value.exact());
          } else {
            tree.put("type", "RegularExpression").put("name", name).put("value", value.regex());
          }
        });
    return trees;
  }
}
