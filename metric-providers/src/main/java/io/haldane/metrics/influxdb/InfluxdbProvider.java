package io.haldane.metrics.influxdb;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.BackendSecrets;
import io.haldane.metrics.http.HttpServer;
import java.util.List;

/** InfluxDB; the path of the address chooses the API. */
public final class InfluxdbProvider implements MetricProvider {
  @Override
  public String type() {
    return "influxdb";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "InfluxDB",
        new AddressNeed.Required(),
        Credentials.optional(
            List.of("token", "org"), List.of("token"), List.of("username", "password")),
        Freshness.IMMEDIATE,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    InfluxApi api = InfluxApi.of(backend.address());
    String organization = BackendSecrets.login(backend).getOrDefault("org", "").strip();
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        address -> InfluxLogin.of(api, backend, address),
        server ->
            switch (api) {
              case FLUX -> new FluxSource(server, organization);
              case INFLUXQL -> new InfluxqlSource(server);
              case ROWS -> new RowsSource(server);
            });
  }
}
