package io.haldane.controller.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haldane.controller.telemetry.SpanMetrics;
import io.haldane.testing.OtlpReceiver;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SpanQueueTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000000123Z");
  private static final RunTrace TRACE = RunTrace.of("3f0c", "run-1");
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final SpanMetrics metrics = new SpanMetrics(registry);

  private static Span span(String parent, Optional<String> error) {
    return new Span(
        TRACE,
        TraceIds.once(),
        parent,
        "step",
        Span.Kind.WITHIN,
        NOON,
        NOON.plusMillis(5),
        Map.of("text", "a", "number", 20L, "fraction", 99.5),
        error);
  }

  private double counted(String result) {
    return registry.scrape(name -> name.equals("haldane_trace_spans")).stream()
        .flatMap(snapshot -> ((CounterSnapshot) snapshot).getDataPoints().stream())
        .filter(point -> result.equals(point.getLabels().get("result")))
        .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
        .sum();
  }

  @Test
  void a_collector_gets_all_of_a_span() {
    try (OtlpReceiver collector = OtlpReceiver.start()) {
      OtlpAddress address = OtlpAddress.of(collector.url(), "Authorization=Bearer%20abc");
      SpanQueue queue =
          new SpanQueue(
              new OtlpExport(address, Map.of("service.name", "haldane")),
              metrics,
              Duration.ofSeconds(10));
      queue.start();
      queue.add(span(TRACE.root(), Optional.of("too slow")));
      queue.add(span("", Optional.empty()));
      queue.close();

      assertThat(collector.sender()).isEqualTo(Map.of("service.name", "haldane"));
      assertThat(collector.logins()).containsOnly("Bearer abc");
      assertThat(collector.spans()).hasSize(2);
      var span = collector.spans().getFirst();
      assertThat(OtlpReceiver.traceId(span)).isEqualTo(TRACE.id());
      assertThat(OtlpReceiver.parentId(span)).isEqualTo(TRACE.root());
      assertThat(span.getStartTimeUnixNano()).isEqualTo(1_772_366_400_000_000_123L);
      assertThat(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()).isEqualTo(5_000_000);
      assertThat(span.getStatus().getMessage()).isEqualTo("too slow");
      assertThat(OtlpReceiver.attributes(span))
          .isEqualTo(Map.of("text", "a", "number", "20", "fraction", "99.5"));
      assertThat(OtlpReceiver.parentId(collector.spans().getLast())).isEmpty();
      assertThat(counted("sent")).isEqualTo(2);
    }
  }

  @Test
  void a_collector_that_hangs_makes_nobody_wait_and_what_has_no_room_is_counted() {
    CountDownLatch forever = new CountDownLatch(1);
    SpanQueue queue = new SpanQueue(new Stuck(forever), metrics, Duration.ofMillis(50));
    queue.start();
    long begun = System.nanoTime();
    for (int i = 0; i < 3 * SpanQueue.ROOM; i++) {
      queue.add(span("", Optional.empty()));
    }
    queue.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    assertThat(counted("dropped"))
        .isBetween(2.0 * SpanQueue.ROOM - SpanQueue.BATCH, 3.0 * SpanQueue.ROOM);
    assertThat(counted("sent")).isZero();
  }

  /** Takes spans and never says what became of them. */
  private record Stuck(CountDownLatch end) implements SpanQueue.Export {
    @Override
    public boolean send(List<Span> spans) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    @Override
    public void close() {}
  }

  @Test
  void spans_that_a_collector_refuses_are_counted() {
    SpanQueue queue =
        new SpanQueue(
            new SpanQueue.Export() {
              @Override
              public boolean send(List<Span> spans) {
                throw new IllegalStateException("on purpose");
              }

              @Override
              public void close() {}
            },
            metrics,
            Duration.ofSeconds(10));
    queue.start();
    queue.add(span("", Optional.empty()));
    await().untilAsserted(() -> assertThat(counted("failed")).isEqualTo(1));
    queue.close();
  }
}
