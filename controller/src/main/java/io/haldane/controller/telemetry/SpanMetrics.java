package io.haldane.controller.telemetry;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What became of the spans of runs. Exists only while traces are on. Thread-safe. */
public final class SpanMetrics {
  /** The fate of a span. */
  public enum Fate {
    SENT("sent"),
    /** There was no room to keep it. */
    DROPPED("dropped"),
    /** The collector did not take it. */
    FAILED("failed");

    private final String text;

    Fate(String text) {
      this.text = text;
    }
  }

  private final Counter spans;

  public SpanMetrics(PrometheusRegistry registry) {
    spans =
        Counter.builder()
            .name("haldane_trace_spans_total")
            .help("Spans by result: sent, dropped for lack of room, or failed at the collector.")
            .labelNames("result")
            .register(registry);
  }

  public void count(Fate fate, int number) {
    spans.labelValues(fate.text).inc(number);
  }
}
