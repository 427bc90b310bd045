package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Canaries whose time has come and whose traffic is not shifted yet. When there are many, what only
 * reports waits a little, so that the next weights are not late because of reports about the last
 * ones. Who waits for answers from outside is not counted. Thread-safe.
 */
public final class StepBacklog {
  /** So many at once hardly delay each other. */
  private static final int FEW = 8;

  private final Set<CanaryKey> due = new HashSet<>();

  public synchronized void due(CanaryKey canary) {
    due.add(canary);
  }

  /** Its traffic is as decided, or its reconcile is over. */
  public synchronized void shifted(CanaryKey canary) {
    if (due.remove(canary) && due.size() == FEW) {
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
    return due.contains(canary);
  }

  /** Waits until few are left, or that long. An interrupt ends the wait, and stays set. */
  public synchronized void letPass(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      for (long left = longest.toMillis(); left > 0 && due.size() > FEW; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
