package io.haldane.api.metrics;

import java.util.Optional;

/**
 * One kind of metrics backend. Blocking; called on a virtual thread under the caller's deadline,
 * which interrupts. Found by {@code ServiceLoader}; safe for concurrent use.
 */
public interface MetricProvider {
  /** The value of {@code spec.provider.type} that chooses this provider. */
  String type();

  /** One value; every expected failure is a {@link Sample}, never an exception. */
  Sample query(MetricQuery query);

  /** Whether the backend can be asked at all: empty when it can, else the cause and the cure. */
  Optional<String> check(Backend backend);
}
