package io.haldane.sandbox.metrics;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Running metrics: something scrapes the targets and answers Prometheus' query API. */
public sealed interface Metrics extends AutoCloseable permits EmbeddedMetrics, PrometheusMetrics {
  /** Who is to do it. */
  enum Choice {
    /** A real Prometheus when one is on the PATH and starts, else the embedded one. */
    AUTOMATIC,
    EMBEDDED
  }

  /** Base of the query API, such as {@code http://127.0.0.1:39177}; no slash at the end. */
  URI address();

  /** For people: {@code prometheus 2.42} or {@code embedded}. */
  String kind();

  /** Stops scraping and answering; may be called more than once. */
  @Override
  void close();

  /** Starts with {@link Choice#AUTOMATIC}. */
  static Metrics start(List<URI> targets, Duration scrapeInterval) {
    return start(targets, scrapeInterval, Choice.AUTOMATIC);
  }

  /**
   * Starts and waits until queries are answered.
   *
   * @param targets the {@code /metrics} pages; they need not answer yet
   * @param scrapeInterval whole milliseconds; also the time that a target has to answer
   * @throws java.io.UncheckedIOException when not even a loopback port can be had
   */
  static Metrics start(List<URI> targets, Duration scrapeInterval, Choice choice) {
    return switch (choice) {
      case AUTOMATIC -> Startup.best(PrometheusBinary.onPath(), targets, scrapeInterval);
      case EMBEDDED -> EmbeddedMetrics.start(targets, scrapeInterval);
    };
  }
}
