package io.haldane.sandbox.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A reply of the query API in a form that can be compared whatever the order of its elements. */
record ApiResult(int status, String errorType, String error, Map<String, String> elements) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double TOLERANCE = 1e-9;

  static ApiResult ask(HttpClient http, URI api, String path, Map<String, String> parameters)
      throws Exception {
    String form =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    JsonNode body = JSON.readTree(response.body());
    String errorType = body.path("errorType").asText();
    String error = body.path("error").asText();
    return new ApiResult(response.statusCode(), errorType, error, elements(body.path("data")));
  }

  /** Keys say what and when, values are numbers. */
  private static Map<String, String> elements(JsonNode data) {
    Map<String, String> elements = new TreeMap<>();
    JsonNode result = data.path("result");
    String type = data.path("resultType").asText();
    if (type.equals("scalar") || type.equals("string")) {
      elements.put(type + " @" + result.get(0), result.get(1).asText());
      return elements;
    }
    elements.put("type " + type, "0");
    for (JsonNode element : result) {
      String metric = new TreeMap<>(JSON.convertValue(element.get("metric"), Map.class)) + " @";
      if (element.has("value")) {
        put(elements, metric, element.get("value"));
      }
      element.path("values").forEach(point -> put(elements, metric, point));
    }
    return elements;
  }

  private static void put(Map<String, String> elements, String metric, JsonNode point) {
    String other = elements.put(metric + point.get(0), point.get(1).asText());
    if (other != null) {
      throw new IllegalStateException("twice in one result: " + metric);
    }
  }

  boolean isError() {
    return status != 200;
  }

  /** Whether the other has the same elements; numbers may differ by rounding, NaN equals NaN. */
  boolean agrees(ApiResult other) {
    return status == other.status
        && errorType.equals(other.errorType)
        && elements.keySet().equals(other.elements.keySet())
        && elements.entrySet().stream()
            .allMatch(e -> agree(e.getValue(), String.valueOf(other.elements.get(e.getKey()))));
  }

  private static boolean agree(String mine, String theirs) {
    if (mine.equals(theirs)) {
      return true;
    }
    double a = number(mine);
    double b = number(theirs);
    return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
        && !Double.isInfinite(a)
        && !Double.isInfinite(b);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException infiniteOrNot) {
      return Double.NaN;
    }
  }
}
