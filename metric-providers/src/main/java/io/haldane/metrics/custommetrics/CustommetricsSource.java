package io.haldane.metrics.custommetrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.JsonReader;
import io.haldane.metrics.http.OneNumber;
import io.haldane.metrics.kubernetes.ClusterServer;
import io.haldane.metrics.kubernetes.MeasuredItems;
import io.haldane.metrics.kubernetes.MetricsApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cluster: {@code GET
 * /apis/custom.metrics.k8s.io/v1beta2/namespaces/shop/pods/till-1/http_requests}.
 */
record CustommetricsSource(ClusterServer cluster) implements MetricSource {
  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return CustomMetric.of(query.text())
        .map(metric -> ask(metric, query, deadline))
        .orElseGet(() -> MetricAnswer.misconfigured("the query is not " + CustomMetric.FORM));
  }

  private MetricAnswer ask(CustomMetric metric, MetricQuery query, Duration deadline) {
    MeasuredItems items =
        new MeasuredItems(
            query.window().from(),
            CustommetricsSource::object,
            points -> number(points, metric.aggregate()));
    return cluster.get(
        metric.path(),
        metric.selectors().encoded(),
        deadline,
        new JsonReader(MetricsApi.ERROR, items::read));
  }

  private static Map<String, String> object(JsonNode item) {
    return Map.of("object", item.at("/describedObject/name").asText());
  }

  private static MetricAnswer number(List<Point> points, Optional<Aggregate> aggregate) {
    return aggregate
        .filter(_ -> points.size() > 1)
        .map(rule -> OneNumber.of(rule.of(points.stream().mapToDouble(Point::value))))
        .orElseGet(() -> OneNumber.of(points, "with aggregate=sum, =avg, =min or =max"));
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return CustomMetric.API.check(cluster, deadline);
  }
}
