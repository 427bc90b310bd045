package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One thread that does one thing after the other; what the API refuses is tried again. */
final class Loop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Loop.class.getName());
  private static final Duration AGAIN = Duration.ofMillis(50);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("workloads").factory());

  void soon(Runnable work) {
    after(Duration.ZERO, work);
  }

  void after(Duration delay, Runnable work) {
    if (!thread.isShutdown()) {
      Future<?> _ = thread.schedule(() -> attempt(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (KubernetesClientException e) {
      // A conflict means that something newer is on its way; anything else passes.
      after(AGAIN, work);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the sandbox's workloads failed on a bug", e);
    }
  }
}
