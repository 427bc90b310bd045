package io.haldane.sandbox.mesh;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Brings news to the proxy in their order, each the same time after it was heard. */
final class Distribution implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("distribution").factory());
  private final Duration lag;

  Distribution(Duration lag) {
    this.lag = lag;
  }

  /** At once, on the caller's thread, when there is no lag. */
  void bring(Runnable news) {
    if (lag.isZero()) {
      news.run();
    } else if (!thread.isShutdown()) {
      Future<?> _ = thread.schedule(news, lag.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
