package io.haldane.metrics.loki;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpProvider;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.prometheus.PrometheusSource;

/** Loki: its metric queries have the answers of Prometheus. */
public final class LokiProvider extends HttpProvider {
  public LokiProvider() {
    super("loki", "Loki", Freshness.IMMEDIATE);
  }

  /** The range stands in the query itself. */
  @Override
  public boolean readsWindow() {
    return false;
  }

  @Override
  protected MetricSource source(HttpServer server, Backend backend) {
    return new PrometheusSource(server, "/loki/api/v1/query");
  }
}
