package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Canaries whose time has come and whose traffic is not shifted yet. When there are many, what only
 * reports waits a little, so that the next weights are not late because of reports about the last
 * ones. Who waits for answers from outside, or is held up by anything else for long, is not
 * counted. Thread-safe.
 */
public final class StepBacklog {
  /** So many at once hardly delay each other. */
  private static final int FEW = 8;

  /** What takes longer waits for something that others need not wait for. */
  private static final Duration LONG = Duration.ofSeconds(3);

  /** Since when each is due, the longest first. */
  private final Map<CanaryKey, Long> due = new LinkedHashMap<>();

  private final LongSupplier nanos;

  public StepBacklog(LongSupplier nanos) {
    this.nanos = nanos;
  }

  public synchronized void due(CanaryKey canary) {
    due.putIfAbsent(canary, nanos.getAsLong());
  }

  /** Its traffic is as decided, or its reconcile is over. */
  public synchronized void shifted(CanaryKey canary) {
    if (due.remove(canary) != null && due.size() == FEW) {
      notifyAll();
    }
  }

  /** Waits for something outside, and does not count meanwhile. */
  <T> T outside(CanaryKey canary, InitLimiter.Wait<T> wait) throws InterruptedException {
    boolean counted = isDue(canary);
    shifted(canary);
    T result = wait.end();
    if (counted) {
      due(canary);
    }
    return result;
  }

  private synchronized boolean isDue(CanaryKey canary) {
    return due.containsKey(canary);
  }

  private boolean isLong() {
    long now = nanos.getAsLong();
    Iterator<Long> oldest = due.values().iterator();
    while (oldest.hasNext() && now - oldest.next() > LONG.toNanos()) {
      oldest.remove();
    }
    return due.size() > FEW;
  }

  /** Waits until few are left, or that long. An interrupt ends the wait, and stays set. */
  public synchronized void letPass(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      for (long left = longest.toMillis(); left > 0 && isLong(); ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
