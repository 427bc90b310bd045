package io.haldane.metrics.influxdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.metrics.http.WindowText;
import java.time.Duration;
import java.util.Optional;

/** Version 1: {@code GET /query?db=shop}. The database is in the address. */
record InfluxqlSource(HttpServer server) implements MetricSource {
  /** Gives nothing where there is such a database, and an error where there is none. */
  private static final String ANY = "SELECT * FROM haldane LIMIT 1";

  private static final String ERROR = "/error";
  private static final JsonReader READER = new JsonReader(ERROR, InfluxqlAnswer::read);
  private static final JsonReader REACHED = new JsonReader(ERROR, InfluxqlSource::reached);

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return ask(WindowText.of(query), deadline, READER);
  }

  /** Fails if there is no such database. */
  @Override
  public Optional<String> check(Duration deadline) {
    return ask(ANY, deadline, REACHED).problem();
  }

  private MetricAnswer ask(String influxql, Duration deadline, JsonReader reader) {
    UrlQuery parameters = UrlQuery.of("q", influxql.strip()).and("epoch", "ms");
    return server.ask(server.get("", parameters.encoded()), deadline, reader);
  }

  private static MetricAnswer reached(JsonNode answer, HttpServer asked) {
    return InfluxqlAnswer.problem(answer, asked).orElseGet(() -> MetricAnswer.of(1));
  }
}
