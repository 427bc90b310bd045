package io.haldane.metrics.prometheus;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.Login;
import java.util.List;

/** Prometheus, or what speaks its API. */
public final class PrometheusProvider implements MetricProvider {
  @Override
  public String type() {
    return "prometheus";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Prometheus",
        new AddressNeed.Required(),
        Credentials.optional(List.of("token"), List.of("username", "password")),
        Freshness.IMMEDIATE,
        true,
        false);
  }

  /** The range stands in the query itself. */
  @Override
  public boolean readsWindow() {
    return false;
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        address -> Login.tokenOrPassword(backend, address),
        PrometheusSource::new);
  }
}
