package io.haldane.metrics.dynatrace;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.Address;
import io.haldane.metrics.http.HttpProvider;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.Login;
import java.time.Duration;

/** Dynatrace, by metric selectors. */
public final class DynatraceProvider extends HttpProvider {
  private static final String TOKEN = "dynatrace_token";

  /** Values of a minute settle within two. */
  private static final Freshness MINUTES =
      new Freshness(Duration.ofMinutes(2), Duration.ofMinutes(1));

  public DynatraceProvider() {
    super(
        "dynatrace",
        new MetricCapabilities(
            "Dynatrace",
            new AddressNeed.Required(),
            Credentials.required(TOKEN),
            MINUTES,
            true,
            false));
  }

  @Override
  protected Login login(Backend backend, Address.Usable address) {
    return Login.scheme(backend, "Api-Token", TOKEN);
  }

  @Override
  protected MetricSource source(HttpServer server, Backend backend) {
    return new DynatraceSource(server);
  }
}
