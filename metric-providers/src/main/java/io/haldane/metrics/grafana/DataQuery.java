package io.haldane.metrics.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.http.JsonQuery;
import io.haldane.metrics.http.WindowText;
import java.util.Optional;

/** What Grafana is asked: one query of a data source, as a panel of a dashboard has it. */
final class DataQuery {
  /** The only query has this name, and its result, too. */
  static final String REF = "A";

  private DataQuery() {}

  static JsonQuery of(MetricQuery query) {
    Optional<JsonNode> parsed = JsonQuery.parse(WindowText.of(query));
    if (parsed.isEmpty()) {
      return new JsonQuery.Malformed(
          "the query is not JSON; write the query of a data source, or end the address in"
              + " /api/datasources/proxy/uid/UID for PromQL");
    }
    JsonNode read = parsed.get();
    if (!(read instanceof ObjectNode one) || one.at("/datasource/uid").asText().isBlank()) {
      return new JsonQuery.Malformed(
          "the query names no data source; add \"datasource\": {\"uid\": \"UID\"} to it");
    }
    return new JsonQuery.Sent(request(one.put("refId", REF), query.window()));
  }

  private static String request(ObjectNode one, Window window) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.putArray("queries").add(one);
    request.put("from", String.valueOf(window.from().toEpochMilli()));
    request.put("to", String.valueOf(window.to().toEpochMilli()));
    return request.toString();
  }
}
