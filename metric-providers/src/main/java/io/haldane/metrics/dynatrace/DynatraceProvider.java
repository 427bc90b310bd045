package io.haldane.metrics.dynatrace;

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

/** Dynatrace, by metric selectors. */
public final class DynatraceProvider implements MetricProvider {
  private static final String TOKEN = "dynatrace_token";

  /** Values of a minute settle within two. */
  private static final Freshness MINUTES =
      new Freshness(Duration.ofMinutes(2), Duration.ofMinutes(1));

  @Override
  public String type() {
    return "dynatrace";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Dynatrace", new AddressNeed.Required(), Credentials.required(TOKEN), MINUTES, true, false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    return HttpServer.open(
        capabilities(),
        backend,
        context,
        _ -> Login.scheme(backend, "Api-Token", TOKEN),
        DynatraceSource::new);
  }
}
