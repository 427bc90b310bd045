package io.haldane.metrics.httpjson;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import io.haldane.metrics.http.JsonQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a template asks: a JSONPath alone, or an object with the rest of the request: {@code
 * {"method": "POST", "path": "/v1?x=1", "body": {…}, "value": "$.data"}}.
 */
sealed interface JsonRequest {
  Set<String> FIELDS = Set.of("method", "path", "body", "value");
  Set<String> METHODS = Set.of("GET", "POST");

  /**
   * @param path behind that of the address, with a query or without
   * @param body empty for a GET
   */
  record Good(String path, String body, JsonPath value) implements JsonRequest {
    boolean isPost() {
      return !body.isEmpty();
    }
  }

  /**
   * @param why a sentence for the author of the template
   */
  record Malformed(String why) implements JsonRequest {}

  static JsonRequest of(String text) {
    if (!text.startsWith("{")) {
      return of("", "", text);
    }
    Optional<JsonNode> parsed = JsonQuery.parse(text);
    if (parsed.isEmpty()) {
      return new Malformed("the query begins like JSON and is none; check its brackets and quotes");
    }
    JsonNode query = parsed.get();
    List<String> unknown = new ArrayList<>();
    query.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      return new Malformed(
          "the query has a field "
              + unknown.getFirst()
              + "; it knows method, path, body and value");
    }
    String method = query.path("method").asText(query.has("body") ? "POST" : "GET");
    if (!METHODS.contains(method) || method.equals("POST") != query.has("body")) {
      return new Malformed("the query is a GET without a body or a POST with one");
    }
    JsonNode body = query.path("body");
    return of(
        query.path("path").asText(""),
        body.isMissingNode() ? "" : body.isTextual() ? body.asText() : body.toString(),
        query.path("value").asText("$"));
  }

  private static JsonRequest of(String path, String body, String value) {
    if (!path.isEmpty() && !path.matches("[/?][!-~]*")) {
      return new Malformed("the path begins with / or ? and is encoded as in a URL");
    }
    // Regular expressions can take forever, and the deadline does not end them.
    if (value.contains("=~")) {
      return new Malformed("regular expressions are not supported in the JSONPath");
    }
    try {
      return new Good(path, body, JsonPath.compile(value));
    } catch (InvalidPathException | IllegalArgumentException _) {
      return new Malformed(
          "the JSONPath of the value cannot be read; it is one such as $.data.value");
    }
  }
}
