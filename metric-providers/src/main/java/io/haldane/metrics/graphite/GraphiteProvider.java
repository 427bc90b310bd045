package io.haldane.metrics.graphite;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricSource;
import io.haldane.metrics.http.HttpProvider;
import io.haldane.metrics.http.HttpServer;
import java.time.Duration;

/** Graphite, or what has its render API. */
public final class GraphiteProvider extends HttpProvider {
  /** The newest point of a series is usually still empty, and a minute is a common resolution. */
  private static final Freshness ONE_STEP = Freshness.delayed(Duration.ofMinutes(1));

  public GraphiteProvider() {
    super("graphite", "Graphite", ONE_STEP);
  }

  @Override
  protected MetricSource source(HttpServer server, Backend backend) {
    return new GraphiteSource(server);
  }
}
