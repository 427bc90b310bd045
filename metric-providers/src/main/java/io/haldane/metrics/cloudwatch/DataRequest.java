package io.haldane.metrics.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.metrics.http.JsonQuery;
import java.util.Optional;

/** The queries of a template, a JSON list as GetMetricData takes it, with the window. */
final class DataRequest {
  private DataRequest() {}

  static JsonQuery of(MetricQuery query) {
    Optional<JsonNode> parsed = JsonQuery.parse(query.text());
    if (parsed.isEmpty()) {
      return new JsonQuery.Malformed("the query is no JSON; it is a list of MetricDataQuery");
    }
    JsonNode queries = parsed.get();
    if (!queries.isArray() || queries.isEmpty()) {
      return new JsonQuery.Malformed("the query is no list; it is a list of MetricDataQuery");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("MetricDataQueries", queries);
    body.put("StartTime", query.window().from().getEpochSecond());
    body.put("EndTime", query.window().to().getEpochSecond());
    body.put("ScanBy", "TimestampDescending");
    return new JsonQuery.Sent(body.toString());
  }
}
