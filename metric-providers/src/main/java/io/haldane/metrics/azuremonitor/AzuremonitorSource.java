package io.haldane.metrics.azuremonitor;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.EitherError;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.oauth.Tokens;
import io.haldane.metrics.prometheus.PrometheusSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * One API of Azure Monitor. A query that begins with the id of a resource is for its metrics, any
 * other is PromQL.
 *
 * @param login for a scope
 */
record AzuremonitorSource(
    HttpServer server, Function<String, ClientLogin> login, Tokens<ClientLogin> tokens)
    implements MetricSource {
  private static final String ERROR = "/error/message";
  private static final JsonReader SUBSCRIPTIONS =
      JsonReader.check(
          ERROR, answer -> answer.path("value").isArray(), "gives no list of subscriptions");

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return query.text().strip().startsWith("/")
        ? metrics(query, deadline)
        : promql(query, deadline);
  }

  private MetricAnswer promql(MetricQuery query, Duration deadline) {
    String base = server.address().base();
    return base.startsWith(AzuremonitorProvider.MANAGEMENT)
        ? MetricAnswer.misconfigured(
            "PromQL needs the query endpoint of an Azure Monitor workspace as address")
        : tokens.asked(
            login.apply(Cloud.promqlScope(base)),
            server,
            deadline,
            (workspace, left) -> prometheus(workspace).query(query, left),
            refused -> refused);
  }

  private MetricAnswer metrics(MetricQuery query, Duration deadline) {
    return ResourceMetric.of(query.text())
        .map(metric ->
            tokens.asked(
                management(),
                server,
                deadline,
                (azure, left) ->
                    azure.ask(
                        azure.get(metric.path(), metric.parameters(query.window())),
                        left,
                        reader(metric.field())),
                refused -> refused))
        .orElseGet(() -> MetricAnswer.misconfigured("the query is not " + ResourceMetric.FORM));
  }

  /** The gateway of Azure and the service behind it have places of their own for errors. */
  private static EitherError reader(String field) {
    return new EitherError(
        new JsonReader(ERROR, (answer, asked) -> ResourceAnswer.read(answer, field, asked)),
        new JsonReader("/message", (_, asked) -> asked.junk("gives no metrics")));
  }

  @Override
  public Optional<String> check(Duration deadline) {
    String base = server.address().base();
    return Cloud.isWorkspace(base)
        ? tokens.asked(
            login.apply(Cloud.promqlScope(base)),
            server,
            deadline,
            (workspace, left) -> prometheus(workspace).check(left),
            MetricAnswer::problem)
        : tokens.asked(
            management(),
            server,
            deadline,
            (azure, left) ->
                azure
                    .ask(azure.get("/subscriptions", "api-version=2020-01-01"), left, SUBSCRIPTIONS)
                    .problem(),
            MetricAnswer::problem);
  }

  private ClientLogin management() {
    return login.apply(Cloud.metricsScope(server.address().base()));
  }

  private static PrometheusSource prometheus(HttpServer workspace) {
    return new PrometheusSource(workspace, "/api/v1/query");
  }
}
