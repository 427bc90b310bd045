package io.haldane.metrics.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricQuery;

/** The queries of a template, a JSON list as GetMetricData takes it, with the window. */
sealed interface DataRequest {
  ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  record Sent(String body) implements DataRequest {}

  /**
   * @param why a sentence for the author of the template
   */
  record Malformed(String why) implements DataRequest {}

  static DataRequest of(MetricQuery query) {
    JsonNode queries;
    try {
      queries = JSON.readTree(query.text());
    } catch (JsonProcessingException _) {
      return new Malformed("the query is no JSON; it is a list of MetricDataQuery");
    }
    if (!queries.isArray() || queries.isEmpty()) {
      return new Malformed("the query is no list; it is a list of MetricDataQuery");
    }
    ObjectNode body = JSON.createObjectNode();
    body.set("MetricDataQueries", queries);
    body.put("StartTime", query.window().from().getEpochSecond());
    body.put("EndTime", query.window().to().getEpochSecond());
    body.put("ScanBy", "TimestampDescending");
    return new Sent(body.toString());
  }
}
