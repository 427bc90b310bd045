package io.haldane.controller.kube;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A number of turns, as a fair semaphore has, with two lines of waiters: who waits in the urgent
 * line is served first, but every fourth turn goes to the other line, so that it never stands
 * still. Thread-safe.
 */
final class Turns {
  private static final int FOURTH = 4;

  private final Deque<CountDownLatch> urgent = new ArrayDeque<>();
  private final Deque<CountDownLatch> others = new ArrayDeque<>();
  private int free;
  private int handedOver;

  Turns(int number) {
    this.free = number;
  }

  /** Takes a turn, in its own line. An interrupted waiter takes none. */
  void take(Urgency urgency) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CountDownLatch waiter = new CountDownLatch(1);
    synchronized (this) {
      if (free > 0) {
        free--;
        return;
      }
      (urgency == Urgency.TRAFFIC ? urgent : others).add(waiter);
    }
    try {
      waiter.await();
    } catch (InterruptedException e) {
      leave(waiter);
      throw e;
    }
  }

  /** A turn that came together with the interrupt goes to the next. */
  private synchronized void leave(CountDownLatch waiter) {
    if (!urgent.remove(waiter) && !others.remove(waiter)) {
      giveBack();
    }
  }

  synchronized void giveBack() {
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
