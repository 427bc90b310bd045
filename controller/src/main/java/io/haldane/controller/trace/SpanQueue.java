package io.haldane.controller.trace;

import io.haldane.controller.telemetry.SpanMetrics;
import io.haldane.controller.telemetry.SpanMetrics.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps spans until a thread of its own has sent them. What there is no room for is dropped, so
 * that nobody waits for a collector. Thread-safe.
 */
final class SpanQueue implements SpanSink, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SpanQueue.class);

  /** Some megabytes at most. */
  static final int ROOM = 4096;

  static final int BATCH = 512;
  private static final Duration GATHERING = Duration.ofMillis(500);

  /** Sends spans, and returns whether they arrived. Blocking. */
  interface Export {
    boolean send(List<Span> spans);

    void close();
  }

  private final BlockingQueue<Span> spans = new ArrayBlockingQueue<>(ROOM);
  private final Export export;
  private final SpanMetrics metrics;
  private final Duration patience;
  private final Thread thread = Thread.ofPlatform().daemon().name("traces").unstarted(this::run);
  private volatile boolean closing;

  /**
   * @param patience how long {@link #close} waits for the collector
   */
  SpanQueue(Export export, SpanMetrics metrics, Duration patience) {
    this.export = export;
    this.metrics = metrics;
    this.patience = patience;
  }

  void start() {
    thread.start();
  }

  @Override
  public void add(Span span) {
    if (!spans.offer(span)) {
      metrics.count(Fate.DROPPED, 1);
    }
  }

  private void run() {
    try {
      while (!closing || !spans.isEmpty()) {
        send(batch());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    metrics.count(Fate.DROPPED, spans.size());
  }

  /** Spans come in groups, one for each reconcile; at the end nothing is waited for. */
  private List<Span> batch() throws InterruptedException {
    List<Span> batch = new ArrayList<>();
    Span first = spans.poll(GATHERING.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      spans.drainTo(batch, BATCH - 1);
    }
    return batch;
  }

  private void send(List<Span> batch) {
    if (batch.isEmpty()) {
      return;
    }
    boolean arrived = false;
    try {
      arrived = export.send(batch);
    } catch (RuntimeException e) {
      LOG.warn("a bug prevents sending spans", e);
    }
    metrics.count(arrived ? Fate.SENT : Fate.FAILED, batch.size());
  }

  /** Sends what is left, as far as the collector takes it in time. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
    export.close();
  }
}
