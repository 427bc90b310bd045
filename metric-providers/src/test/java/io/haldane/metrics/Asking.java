package io.haldane.metrics;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Window;
import io.haldane.outbound.OutboundClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks a provider as the controller does, at a moment that does not move. */
public record Asking(MetricProvider provider, Duration deadline) {
  public static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private static final Duration MINUTE = Duration.ofMinutes(1);
  public static final MetricContext CONTEXT = MetricContext.of(() -> NOW, new OutboundClient());

  /** Long enough for a busy machine. */
  public static Asking patiently(MetricProvider provider) {
    return new Asking(provider, MINUTE);
  }

  /** The value of the last minute. */
  public MetricAnswer query(Backend backend, String text) {
    return query(backend, text, MINUTE);
  }

  public MetricAnswer query(Backend backend, String text, Duration interval) {
    Window window =
        provider.freshness(backend).window(NOW, interval, Optional.empty()).orElseThrow();
    return provider.open(backend, CONTEXT).query(new MetricQuery(text, window, interval), deadline);
  }

  public Optional<String> check(Backend backend) {
    return provider.open(backend, CONTEXT).check(deadline);
  }
}
