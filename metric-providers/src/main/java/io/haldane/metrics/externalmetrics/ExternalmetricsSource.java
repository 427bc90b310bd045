package io.haldane.metrics.externalmetrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.metrics.kubernetes.ClusterServer;
import java.time.Duration;
import java.util.Optional;

/** One cluster: {@code GET /apis/external.metrics.k8s.io/v1beta1/namespaces/shop/queue}. */
record ExternalmetricsSource(ClusterServer cluster) implements MetricSource {
  private static final String ERROR = "/message";
  private static final JsonReader API = new JsonReader(ERROR, ExternalmetricsSource::api);

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    JsonReader reader =
        new JsonReader(
            ERROR, (answer, asked) -> ExternalAnswer.read(answer, asked, query.window().from()));
    return ExternalMetric.of(query.text())
        .map(metric ->
            cluster.get(
                metric.path(),
                UrlQuery.NONE.and("labelSelector", metric.selector()).encoded(),
                deadline,
                reader))
        .orElseGet(() ->
            MetricAnswer.misconfigured("the query is not [namespace/]metric[?labelSelector=...]"));
  }

  /** Whether any adapter provides the API. */
  @Override
  public Optional<String> check(Duration deadline) {
    return cluster.get("/apis/" + ExternalMetric.GROUP + "/v1beta1", "", deadline, API).problem();
  }

  private static MetricAnswer api(JsonNode answer, HttpServer asked) {
    return answer.path("resources").isArray()
        ? MetricAnswer.of(1)
        : asked.junk("gives no list of metrics");
  }
}
