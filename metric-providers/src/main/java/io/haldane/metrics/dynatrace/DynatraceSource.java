package io.haldane.metrics.dynatrace;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import java.time.Duration;
import java.util.Optional;

/** One environment: {@code GET /api/v2/metrics/query}, aggregated over the window by the server. */
record DynatraceSource(HttpServer server) implements MetricSource {
  private static final String ERROR = "/error/message";
  private static final JsonReader READER = new JsonReader(ERROR, DynatraceAnswer::read);
  private static final JsonReader METRICS =
      JsonReader.check(
          ERROR,
          answer -> answer.path("metrics").isArray(),
          "gives no list of metrics; is this Dynatrace?");

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    UrlQuery parameters =
        UrlQuery.of("metricSelector", query.text().strip())
            .and("resolution", "Inf")
            .and("from", query.window().from().toEpochMilli())
            .and("to", query.window().to().toEpochMilli());
    return server.ask(server.get("/api/v2/metrics/query", parameters.encoded()), deadline, READER);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return server.ask(server.get("/api/v2/metrics", "pageSize=1"), deadline, METRICS).problem();
  }
}
