package io.haldane.metrics.splunk;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import java.time.Duration;
import java.util.Optional;

/**
 * SignalFlow without a websocket: {@code POST /v2/signalflow/execute}. The window ends in the past,
 * so the program ends by itself.
 *
 * @param stream the host that runs programs
 * @param api the host with the catalog of metrics
 */
record SplunkSource(HttpServer stream, HttpServer api) implements MetricSource {
  private static final SignalFlowReader READER = new SignalFlowReader();
  private static final JsonReader CATALOG =
      JsonReader.check(
          "/message",
          answer -> answer.path("results").isArray(),
          "gives no list of metrics; is this Splunk Observability Cloud?");

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    UrlQuery parameters =
        UrlQuery.of("start", query.window().from().toEpochMilli())
            .and("stop", query.window().to().toEpochMilli())
            .and("immediate", true);
    HttpServer events = stream.with("Accept", "text/event-stream");
    return events.ask(
        events.post(
            "/v2/signalflow/execute", parameters.encoded(), "text/plain", query.text().strip()),
        deadline,
        READER);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return api.ask(api.get("/v2/metric", "limit=1"), deadline, CATALOG).problem();
  }
}
