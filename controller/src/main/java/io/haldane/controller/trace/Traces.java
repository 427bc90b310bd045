package io.haldane.controller.trace;

import io.haldane.controller.telemetry.SpanMetrics;
import io.haldane.controller.tick.TickObserver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The traces of all runs, from the first reconcile to the collector. */
public final class Traces implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Traces.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private final SpanQueue queue;
  private final RunTraces observer;

  private Traces(SpanQueue queue, InstantSource clock) {
    this.queue = queue;
    this.observer = new RunTraces(queue, clock);
  }

  /**
   * Starts to send traces. Releases are more important than traces: settings that are wrong are
   * reported in the log, and nothing is traced.
   *
   * @param endpoint base URL of a collector for OTLP over HTTP
   * @param headers {@code name=value} by comma
   * @param about attributes of this controller, such as {@code service.version}
   */
  public static Optional<Traces> open(
      String endpoint,
      String headers,
      Map<String, String> about,
      SpanMetrics metrics,
      InstantSource clock) {
    OtlpAddress address;
    try {
      address = OtlpAddress.of(endpoint, headers);
    } catch (IllegalArgumentException e) {
      LOG.errorf("Runs are not traced: %s.", e.getMessage());
      return Optional.empty();
    }
    SpanQueue queue = new SpanQueue(new OtlpExport(address, about), metrics, PATIENCE);
    queue.start();
    LOG.infof("Traces of runs are sent to %s", address);
    return Optional.of(new Traces(queue, clock));
  }

  public TickObserver observer() {
    return observer;
  }

  /** Sends what is left, for two seconds at most. */
  @Override
  public void close() {
    queue.close();
  }
}
