package io.haldane.metrics.graphite;

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
import java.time.Duration;
import java.util.List;

/** Graphite, or what has its render API. */
public final class GraphiteProvider implements MetricProvider {
  /** The newest point of a series is usually still empty, and a minute is a common resolution. */
  private static final Freshness ONE_STEP = Freshness.delayed(Duration.ofMinutes(1));

  @Override
  public String type() {
    return "graphite";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Graphite",
        new AddressNeed.Required(),
        Credentials.optional(List.of("token"), List.of("username", "password")),
        ONE_STEP,
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
        GraphiteSource::new);
  }
}
