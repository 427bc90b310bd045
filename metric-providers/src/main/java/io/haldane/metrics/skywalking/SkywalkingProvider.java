package io.haldane.metrics.skywalking;

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

/** SkyWalking since version 9.5. */
public final class SkywalkingProvider implements MetricProvider {
  /** It counts by the minute, and the current one fills. */
  private static final Freshness MINUTES =
      new Freshness(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @Override
  public String type() {
    return "skywalking";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "SkyWalking",
        new AddressNeed.Required(),
        Credentials.optional(List.of("token"), List.of("username", "password")),
        MINUTES,
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
        SkywalkingSource::new);
  }
}
