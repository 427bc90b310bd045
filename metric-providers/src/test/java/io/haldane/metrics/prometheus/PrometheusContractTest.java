package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.metrics.ProviderContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PrometheusContractTest extends ProviderContract {
  @Override
  protected MetricProvider provider(Duration timeout) {
    return new PrometheusProvider(timeout);
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
  protected String nothing() {
    return Bodies.vector();
  }

  @Override
  protected Optional<String> notANumber() {
    return Optional.of(Bodies.vector("NaN"));
  }

  @Override
  protected Optional<String> infinite() {
    return Optional.of(Bodies.vector("+Inf"));
  }

  @Override
  protected String healthy() {
    return Bodies.vector("1");
  }
}
