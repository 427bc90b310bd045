package io.haldane.metrics.stackdriver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.prometheus.PrometheusSource;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One project. A query that begins as MQL does goes to the older API, any other is PromQL.
 *
 * @param server with a token
 */
record StackdriverSource(HttpServer server, String project) implements MetricSource {
  private static final Pattern MQL = Pattern.compile("[\\s{]*(?:fetch|def)\\b.*", Pattern.DOTALL);
  private static final JsonReader READER = new JsonReader("/error/message", TimeSeriesAnswer::read);

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return MQL.matcher(query.text()).matches()
        ? mql(query.text(), deadline)
        : promql().query(query, deadline);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return promql().check(deadline);
  }

  private PrometheusSource promql() {
    return new PrometheusSource(
        server, "/v1/projects/" + project + "/location/global/prometheus/api/v1/query");
  }

  private MetricAnswer mql(String text, Duration deadline) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("query", text.strip())
            .put("pageSize", 2)
            .toString();
    return server.ask(
        server.post("/v3/projects/" + project + "/timeSeries:query", "", "application/json", body),
        deadline,
        READER);
  }
}
