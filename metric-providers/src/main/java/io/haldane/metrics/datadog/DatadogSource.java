package io.haldane.metrics.datadog;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One organization. A query that is a JSON object goes to version 2, which aggregates on the
 * server; any other goes to version 1.
 */
record DatadogSource(HttpServer server) implements MetricSource {
  private static final String ERROR = "/errors/0";
  private static final JsonReader SERIES = new JsonReader(ERROR, SeriesAnswer::read);
  private static final JsonReader SCALAR = new JsonReader(ERROR, ScalarAnswer::read);
  private static final JsonReader VALID =
      JsonReader.check(
          ERROR,
          answer -> answer.path("valid").asBoolean(),
          "does not confirm the API key; is this Datadog?");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return query.text().stripLeading().startsWith("{")
        ? scalar(query, deadline)
        : series(query, deadline);
  }

  private MetricAnswer series(MetricQuery query, Duration deadline) {
    UrlQuery parameters =
        UrlQuery.of("query", WHITE_SPACE.matcher(query.text().strip()).replaceAll(" "))
            .and("from", query.window().from().getEpochSecond())
            .and("to", query.window().to().getEpochSecond());
    return server.ask(server.get("/api/v1/query", parameters.encoded()), deadline, SERIES);
  }

  private MetricAnswer scalar(MetricQuery query, Duration deadline) {
    return ScalarRequest.of(query)
        .ask(body ->
            server.ask(
                server.post("/api/v2/query/scalar", "", "application/json", body),
                deadline,
                SCALAR));
  }

  /** Says whether the API key is good; the application key is only used by a query. */
  @Override
  public Optional<String> check(Duration deadline) {
    return server.ask(server.get("/api/v1/validate", ""), deadline, VALID).problem();
  }
}
