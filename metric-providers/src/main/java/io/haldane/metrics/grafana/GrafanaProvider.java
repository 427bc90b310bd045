package io.haldane.metrics.grafana;

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
import io.haldane.metrics.prometheus.PrometheusSource;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Grafana, for the data sources that it knows. An address that ends in the proxy of a data source
 * takes PromQL; any other is that of Grafana itself, and the query names the data source.
 */
public final class GrafanaProvider implements MetricProvider {
  private static final Pattern PROXY =
      Pattern.compile(".*/api/datasources/proxy/(?:uid/)?[\\w-]+(?:/[^?]*)?");

  @Override
  public String type() {
    return "grafana";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Grafana",
        new AddressNeed.Required(),
        Credentials.optional(List.of("token"), List.of("username", "password")),
        Freshness.IMMEDIATE,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        address -> Login.tokenOrPassword(backend, address),
        server ->
            PROXY.matcher(server.address().base()).matches()
                ? new PrometheusSource(server, "/api/v1/query")
                : new GrafanaSource(server));
  }
}
