package io.haldane.metrics.grafana;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.EitherError;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import java.time.Duration;
import java.util.Optional;

/** One Grafana, which asks one of its data sources: {@code POST /api/ds/query}. */
record GrafanaSource(HttpServer server) implements MetricSource {
  /** What goes wrong stands in the result, or in place of all. */
  private static final EitherError FRAMES =
      new EitherError(
          new JsonReader("/results/" + DataQuery.REF + "/error", FrameAnswer::read),
          new JsonReader("/message", FrameAnswer::read));

  private static final JsonReader SEARCH =
      JsonReader.check(
          "/message", answer -> answer.isArray(), "gives no list of dashboards; is this Grafana?");

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return DataQuery.of(query)
        .ask(body ->
            server.ask(
                server.post("/api/ds/query", "", "application/json", body), deadline, FRAMES));
  }

  /** Every user may search, so what comes of it is about the login only. */
  @Override
  public Optional<String> check(Duration deadline) {
    return server.ask(server.get("/api/search", "limit=1"), deadline, SEARCH).problem();
  }
}
