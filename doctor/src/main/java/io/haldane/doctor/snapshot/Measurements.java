package io.haldane.doctor.snapshot;

import io.haldane.api.metrics.Backend;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What metrics backends answered.
 *
 * @param unreachable backends that did not answer, and why
 * @param requestsPerSecond of the primary, from the query of the success rate
 * @param scrapeInterval of the pods
 */
public record Measurements(
    List<Measured> checks,
    Map<Backend, String> unreachable,
    OptionalDouble requestsPerSecond,
    Optional<Duration> scrapeInterval) {
  /** Nothing was asked. */
  public static final Measurements NONE =
      new Measurements(List.of(), Map.of(), OptionalDouble.empty(), Optional.empty());

  public Measurements {
    checks = List.copyOf(checks);
    unreachable = Map.copyOf(unreachable);
  }

  /**
   * The checks of the primary. Between runs the canary has no pods, and so no series of its own.
   */
  public Stream<Measured> ofPrimary() {
    return checks.stream().filter(measured -> measured.side() == Side.PRIMARY);
  }
}
