package io.haldane.metrics.externalmetrics;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.OneNumber;
import io.haldane.metrics.http.UrlQuery;
import io.haldane.metrics.kubernetes.ClusterServer;
import io.haldane.metrics.kubernetes.MeasuredItems;
import io.haldane.metrics.kubernetes.MetricsApi;
import java.time.Duration;
import java.util.Optional;

/** One cluster: {@code GET /apis/external.metrics.k8s.io/v1beta1/namespaces/shop/queue}. */
record ExternalmetricsSource(ClusterServer cluster) implements MetricSource {
  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    MeasuredItems items =
        new MeasuredItems(
            query.window().from(),
            item -> MetricsApi.labels(item.path("metricLabels")),
            points -> OneNumber.of(points, "with a labelSelector"));
    return ExternalMetric.of(query.text())
        .map(metric ->
            cluster.get(
                metric.path(),
                UrlQuery.NONE.and("labelSelector", metric.selector()).encoded(),
                deadline,
                new JsonReader(MetricsApi.ERROR, items::read)))
        .orElseGet(() ->
            MetricAnswer.misconfigured("the query is not [namespace/]metric[?labelSelector=...]"));
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return ExternalMetric.API.check(cluster, deadline);
  }
}
