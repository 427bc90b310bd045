package io.haldane.metrics.grafana;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpProvider;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.prometheus.PrometheusSource;
import java.util.regex.Pattern;

/**
 * Grafana, for the data sources that it knows. An address that ends in the proxy of a data source
 * takes PromQL; any other is that of Grafana itself, and the query names the data source.
 */
public final class GrafanaProvider extends HttpProvider {
  private static final Pattern PROXY =
      Pattern.compile(".*/api/datasources/proxy/(?:uid/)?[\\w-]+(?:/[^?]*)?");

  public GrafanaProvider() {
    super("grafana", "Grafana", Freshness.IMMEDIATE);
  }

  @Override
  protected MetricSource source(HttpServer server, Backend backend) {
    return PROXY.matcher(server.address().base()).matches()
        ? new PrometheusSource(server, "/api/v1/query")
        : new GrafanaSource(server);
  }
}
