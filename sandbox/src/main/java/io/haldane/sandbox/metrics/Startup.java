package io.haldane.sandbox.metrics;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts the best metrics that this machine has. */
final class Startup {
  private static final System.Logger LOG = System.getLogger(Startup.class.getName());

  private Startup() {}

  /** A Prometheus that does not start must not keep the sandbox from starting. */
  static Metrics best(Optional<PrometheusBinary> binary, List<URI> targets, Duration interval) {
    if (binary.isPresent()) {
      try {
        return PrometheusMetrics.start(binary.get(), targets, interval);
      } catch (IOException e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Prometheus does not start, the embedded metrics take its place: {0}",
            e.getMessage());
      }
    }
    return EmbeddedMetrics.start(targets, interval);
  }
}
