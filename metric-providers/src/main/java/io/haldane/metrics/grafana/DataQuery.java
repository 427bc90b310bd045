package io.haldane.metrics.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.http.WindowText;

/** What Grafana is asked: one query of a data source, as a panel of a dashboard has it. */
sealed interface DataQuery {
  /** The only query has this name, and its result, too. */
  String REF = "A";

  ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  record Sent(String body) implements DataQuery {}

  /**
   * @param why a sentence for the author of the template
   */
  record Malformed(String why) implements DataQuery {}

  static DataQuery of(MetricQuery query) {
    JsonNode read;
    try {
      read = JSON.readTree(WindowText.of(query));
    } catch (JsonProcessingException _) {
      return new Malformed(
          "the query is not JSON; write the query of a data source, or end the address in"
              + " /api/datasources/proxy/uid/UID for PromQL");
    }
    if (!(read instanceof ObjectNode one) || one.at("/datasource/uid").asText().isBlank()) {
      return new Malformed(
          "the query names no data source; add \"datasource\": {\"uid\": \"UID\"} to it");
    }
    return new Sent(request(one.put("refId", REF), query.window()));
  }

  private static String request(ObjectNode one, Window window) {
    ObjectNode request = JSON.createObjectNode();
    request.putArray("queries").add(one);
    request.put("from", String.valueOf(window.from().toEpochMilli()));
    request.put("to", String.valueOf(window.to().toEpochMilli()));
    return request.toString();
  }
}
