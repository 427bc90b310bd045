package io.haldane.metrics.influxdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.JsonRows;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.metrics.http.WindowText;
import java.time.Duration;
import java.util.Optional;

/** Version 3: {@code GET /api/v3/query_sql?db=shop}. The database is in the address. */
record RowsSource(HttpServer server) implements MetricSource {
  private static final JsonReader READER = new JsonReader("/error", RowsSource::read);
  private static final JsonReader REACHED = new JsonReader("/error", RowsSource::reached);

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return ask(WindowText.of(query), deadline, READER);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    String any = server.address().base().endsWith("sql") ? "SELECT 1 AS one" : "SHOW MEASUREMENTS";
    return ask(any, deadline, REACHED).problem();
  }

  private MetricAnswer ask(String text, Duration deadline, JsonReader reader) {
    UrlQuery parameters = UrlQuery.of("q", text.strip()).and("format", "json");
    return server.ask(server.get("", parameters.encoded()), deadline, reader);
  }

  private static MetricAnswer read(JsonNode answer, HttpServer asked) {
    return answer.has("error")
        ? asked.refused(answer.path("error").asText())
        : JsonRows.read(answer, asked, "with avg(...) and without GROUP BY");
  }

  /** Which measurements there are does not matter. */
  private static MetricAnswer reached(JsonNode answer, HttpServer asked) {
    return answer.isArray() ? MetricAnswer.of(1) : read(answer, asked);
  }
}
