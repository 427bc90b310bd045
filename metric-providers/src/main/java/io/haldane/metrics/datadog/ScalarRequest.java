package io.haldane.metrics.datadog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.metrics.http.JsonQuery;
import java.util.Optional;

/** The body of a request to version 2: the queries and the formula of the template. */
final class ScalarRequest {
  private ScalarRequest() {}

  static JsonQuery of(MetricQuery query) {
    Optional<JsonNode> parsed = JsonQuery.parse(query.text());
    if (parsed.isEmpty()) {
      return new JsonQuery.Malformed(
          "the query begins like JSON and is none; check its brackets and quotes");
    }
    JsonNode text = parsed.get();
    if (!text.path("queries").isArray() || text.path("queries").isEmpty()) {
      return new JsonQuery.Malformed("the query has no list \"queries\"");
    }
    // Without a formula the order of the results is undefined.
    if (text.path("queries").size() > 1 && text.path("formulas").size() != 1) {
      return new JsonQuery.Malformed("several queries need one formula; write \"formulas\"");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode data = body.putObject("data").put("type", "scalar_request");
    ObjectNode attributes = data.putObject("attributes");
    attributes.put("from", query.window().from().toEpochMilli());
    attributes.put("to", query.window().to().toEpochMilli());
    attributes.set("queries", text.path("queries"));
    if (text.has("formulas")) {
      attributes.set("formulas", text.path("formulas"));
    }
    return new JsonQuery.Sent(body.toString());
  }
}
