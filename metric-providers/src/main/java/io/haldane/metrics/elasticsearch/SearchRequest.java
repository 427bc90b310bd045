package io.haldane.metrics.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.metrics.http.JsonQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A search of the template: the body that the API takes, with the name of the index beside it. */
sealed interface SearchRequest {
  record Sent(String path, String body) implements SearchRequest {}

  /**
   * @param why a sentence for the author of the template
   */
  record Malformed(String why) implements SearchRequest {}

  static SearchRequest of(String text) {
    Optional<JsonNode> parsed = JsonQuery.parse(text);
    if (parsed.isEmpty()) {
      return new Malformed("the query begins like JSON and is none; check its brackets and quotes");
    }
    JsonNode search = parsed.get();
    if (!(search instanceof ObjectNode body) || !body.path("index").isTextual()) {
      return new Malformed("the search names no index; add \"index\": \"logs-*\" to it");
    }
    String index = body.remove("index").asText();
    if (index.isBlank() || index.contains("/") || index.startsWith("_")) {
      return new Malformed("the search names no index that there can be; write one such as logs-*");
    }
    body.put("size", 0);
    return new Sent("/" + encoded(index) + "/_search", body.toString());
  }

  private static String encoded(String index) {
    return URLEncoder.encode(index, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
