package io.haldane.metrics.skywalking;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpProvider;
import io.haldane.metrics.http.HttpServer;
import java.time.Duration;

/** SkyWalking since version 9.5. */
public final class SkywalkingProvider extends HttpProvider {
  /** It counts by the minute, and the current one fills. */
  private static final Freshness MINUTES =
      new Freshness(Duration.ofMinutes(1), Duration.ofMinutes(1));

  public SkywalkingProvider() {
    super("skywalking", "SkyWalking", MINUTES);
  }

  @Override
  protected MetricSource source(HttpServer server, Backend backend) {
    return new SkywalkingSource(server);
  }
}
