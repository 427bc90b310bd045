package io.haldane.api.metrics;

import java.time.InstantSource;
import java.util.List;

/**
 * What the installation lends to providers: its clock, and services by their type, such as the HTTP
 * client of the module {@code outbound}. By type, because this module knows no other.
 */
public final class MetricContext {
  private final InstantSource clock;
  private final List<Object> services;

  private MetricContext(InstantSource clock, List<Object> services) {
    this.clock = clock;
    this.services = services;
  }

  public static MetricContext of(InstantSource clock, Object... services) {
    return new MetricContext(clock, List.of(services));
  }

  public InstantSource clock() {
    return clock;
  }

  /** The service of that type; a type that nobody lends is a bug. */
  public <T> T service(Class<T> type) {
    return services.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no provider is lent a " + type.getName()));
  }
}
