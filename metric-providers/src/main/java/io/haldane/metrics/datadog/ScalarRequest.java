package io.haldane.metrics.datadog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricQuery;

/** The body of a request to version 2: the queries and the formula of the template. */
sealed interface ScalarRequest {
  ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  record Sent(String body) implements ScalarRequest {}

  /**
   * @param why a sentence for the author of the template
   */
  record Malformed(String why) implements ScalarRequest {}

  static ScalarRequest of(MetricQuery query) {
    JsonNode text;
    try {
      text = JSON.readTree(query.text());
    } catch (JsonProcessingException _) {
      return new Malformed("the query begins like JSON and is none; check its brackets and quotes");
    }
    if (!text.path("queries").isArray() || text.path("queries").isEmpty()) {
      return new Malformed("the query has no list \"queries\"");
    }
    // Without a formula the order of the results is undefined.
    if (text.path("queries").size() > 1 && text.path("formulas").size() != 1) {
      return new Malformed("several queries need one formula; write \"formulas\"");
    }
    ObjectNode body = JSON.createObjectNode();
    ObjectNode data = body.putObject("data").put("type", "scalar_request");
    ObjectNode attributes = data.putObject("attributes");
    attributes.put("from", query.window().from().toEpochMilli());
    attributes.put("to", query.window().to().toEpochMilli());
    attributes.set("queries", text.path("queries"));
    if (text.has("formulas")) {
      attributes.set("formulas", text.path("formulas"));
    }
    return new Sent(body.toString());
  }
}
