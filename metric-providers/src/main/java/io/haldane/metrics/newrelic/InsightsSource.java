package io.haldane.metrics.newrelic;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.JsonRows;
import io.haldane.metrics.http.UrlQuery;
import java.time.Duration;

/** The query API of Insights, which Flagger uses: {@code GET /v1/accounts/1/query}. */
record InsightsSource(HttpServer server, String account) implements NrqlSource {
  private static final JsonReader READER = new JsonReader("/error", InsightsSource::read);

  /** How a query gives one number. */
  static final String HINT = "without FACET and TIMESERIES";

  @Override
  public MetricAnswer ask(String nrql, Duration deadline) {
    String path = "/v1/accounts/" + account + "/query";
    return server.ask(server.get(path, UrlQuery.of("nrql", nrql).encoded()), deadline, READER);
  }

  private static MetricAnswer read(JsonNode answer, HttpServer asked) {
    if (answer.has("error")) {
      return asked.refused(answer.path("error").asText());
    }
    return answer.has("facets") || answer.has("timeSeries")
        ? MetricAnswer.misconfigured("the query gives several values; write it " + HINT)
        : JsonRows.read(answer.path("results"), asked, HINT);
  }
}
