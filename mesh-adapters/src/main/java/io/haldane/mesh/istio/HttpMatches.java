package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Re2;
import java.util.List;

/** Conditions on a request, in Istio's words. */
final class HttpMatches {
  private static final List<String> TEXTS = List.of("uri", "scheme", "method", "authority");
  private static final List<String> MAPS = List.of("headers", "queryParams", "withoutHeaders");

  private HttpMatches() {}

  static ArrayNode trees(List<HttpMatch> matches) {
    ArrayNode trees = Json.array();
    matches.forEach(match -> trees.add(tree(match)));
    return trees;
  }

  private static JsonNode tree(HttpMatch match) {
    JsonNode tree = Json.tree(match);
    TEXTS.forEach(field -> suffixAsRegex(tree.path(field)));
    MAPS.forEach(field -> tree.path(field).forEach(HttpMatches::suffixAsRegex));
    return tree;
  }

  /** Istio compares by exact text, prefix or regex only; the last of them can say suffix. */
  private static void suffixAsRegex(JsonNode match) {
    if (match instanceof ObjectNode text && text.has("suffix")) {
      text.put("regex", ".*" + Re2.quote(text.remove("suffix").asText()));
    }
  }
}
