package io.haldane.controller.kube;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A fair semaphore with two lines of waiters: who waits in the urgent line is served first, but
 * every fourth permit goes to the other line, so that it never stands still. Thread-safe.
 */
final class PrioritySemaphore {
  private static final int FOURTH = 4;

  private final Deque<CountDownLatch> urgent = new ArrayDeque<>();
  private final Deque<CountDownLatch> others = new ArrayDeque<>();
  private int free;
  private int handedOver;

  PrioritySemaphore(int permits) {
    this.free = permits;
  }

  /** Waits in its line for a permit. An interrupted waiter takes none. */
  void acquire(WritePriority priority) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CountDownLatch waiter = new CountDownLatch(1);
    synchronized (this) {
      if (free > 0) {
        free--;
        return;
      }
      (priority == WritePriority.TRAFFIC ? urgent : others).add(waiter);
    }
    try {
      waiter.await();
    } catch (InterruptedException e) {
      leave(waiter);
      throw e;
    }
  }

  /** A permit that came together with the interrupt goes to the next. */
  private synchronized void leave(CountDownLatch waiter) {
    if (!urgent.remove(waiter) && !others.remove(waiter)) {
      release();
    }
  }

  synchronized void release() {
    CountDownLatch next = next();
    if (next == null) {
      free++;
    } else {
      next.countDown();
    }
  }

  private @Nullable CountDownLatch next() {
    handedOver++;
    boolean othersFirst = urgent.isEmpty() || handedOver % FOURTH == 0 && !others.isEmpty();
    return othersFirst ? others.poll() : urgent.poll();
  }
}
