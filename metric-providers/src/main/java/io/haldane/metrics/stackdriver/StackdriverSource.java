package io.haldane.metrics.stackdriver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.oauth.Tokens;
import io.haldane.metrics.prometheus.PrometheusSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One project. A query that begins as MQL does goes to the older API, any other is PromQL. */
record StackdriverSource(
    HttpServer server, String project, Identity.Readable identity, Tokens<GoogleToken> tokens)
    implements MetricSource {
  private static final Pattern MQL = Pattern.compile("[\\s{]*(?:fetch|def)\\b.*", Pattern.DOTALL);
  private static final JsonReader READER = new JsonReader("/error/message", TimeSeriesAnswer::read);

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    BiFunction<HttpServer, Duration, MetricAnswer> question =
        MQL.matcher(query.text()).matches()
            ? (project, left) -> mql(project, query.text(), left)
            : (project, left) -> promql(project).query(query, left);
    return asked(deadline, question, refused -> refused);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return asked(deadline, (project, left) -> promql(project).check(left), MetricAnswer::problem);
  }

  private <T> T asked(
      Duration deadline,
      BiFunction<HttpServer, Duration, T> question,
      Function<MetricAnswer, T> refusal) {
    return tokens.asked(new GoogleToken(identity), server, deadline, question, refusal);
  }

  private PrometheusSource promql(HttpServer monitoring) {
    return new PrometheusSource(
        monitoring, "/v1/projects/" + project + "/location/global/prometheus/api/v1/query");
  }

  private MetricAnswer mql(HttpServer monitoring, String text, Duration deadline) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("query", text.strip())
            .put("pageSize", 2)
            .toString();
    return monitoring.ask(
        monitoring.post(
            "/v3/projects/" + project + "/timeSeries:query", "", "application/json", body),
        deadline,
        READER);
  }
}
