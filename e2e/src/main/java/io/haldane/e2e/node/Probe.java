package io.haldane.e2e.node;

import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.util.Objects;

/**
 * How often a container is asked whether it is ready.
 *
 * @param delay before the first time
 * @param failures in a row that make a ready one unready
 */
record Probe(Duration delay, Duration period, int failures) {
  private static final Duration WITHOUT = Duration.ofSeconds(1);

  /** As its readiness probe says, with the defaults of Kubernetes. */
  static Probe of(Container container) {
    var probe = container.getReadinessProbe();
    if (probe == null) {
      return new Probe(Duration.ofMillis(200), WITHOUT, 1);
    }
    return new Probe(
        Duration.ofSeconds(Objects.requireNonNullElse(probe.getInitialDelaySeconds(), 0)),
        Duration.ofSeconds(Objects.requireNonNullElse(probe.getPeriodSeconds(), 10)),
        Objects.requireNonNullElse(probe.getFailureThreshold(), 3));
  }
}
