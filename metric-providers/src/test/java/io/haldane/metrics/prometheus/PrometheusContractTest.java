package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.util.List;
import java.util.Map;

class PrometheusContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider() {
    return new PrometheusProvider();
  }

  @Override
  protected Backend backend(String address, boolean insecureSkipVerify) {
    Map<String, String> secret = Map.of("username", "mallory-user", "password", "p@ss: word\"7");
    return new Backend(
        "prometheus",
        address,
        Map.of("X-Scope-OrgID", List.of("team")),
        secret,
        null,
        insecureSkipVerify);
  }

  @Override
  protected String query() {
    return "sum(rate(http_requests_total[1m]))";
  }

  @Override
  protected String answering(double value) {
    return Bodies.vector(String.valueOf(value));
  }

  @Override
  protected Map<Body, String> bodies() {
    String whole = Bodies.vector("1");
    return Map.of(
        Body.NOTHING, Bodies.vector(),
        Body.NOT_A_NUMBER, Bodies.vector("NaN"),
        Body.INFINITE, Bodies.vector("+Inf"),
        Body.SEVERAL, Bodies.vector("1", "2"),
        Body.PARTIAL, whole.substring(0, whole.length() - 1) + ",\"isPartial\":true}",
        Body.ERROR, Bodies.error("internal", "store is gone"));
  }

  @Override
  protected String healthy() {
    return Bodies.vector("1");
  }
}
