package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * One serial queue per canary, each on a virtual thread of its own while there is work. Any number
 * of wakes during a run make one more run; nothing that a run throws ends its queue.
 */
public final class SerialQueues {
  private static final Logger LOG = Logger.getLogger(SerialQueues.class);

  private static final class Queue {
    private boolean again;
    private @Nullable Thread worker;
  }

  private final Map<CanaryKey, Queue> queues = new HashMap<>();
  private long moves;
  private Consumer<CanaryKey> run = _ -> {};
  private boolean open;

  /**
   * Begins to run what is woken; wakes before this are not remembered.
   *
   * @param run called on the thread of the canary's queue
   */
  public synchronized void open(Consumer<CanaryKey> run) {
    this.run = run;
    open = true;
  }

  /** Has the canary reconciled, after the current reconcile if there is one. */
  public synchronized void wake(CanaryKey canary) {
    if (!open) {
      return;
    }
    Queue running = queues.get(canary);
    if (running != null) {
      running.again = true;
      return;
    }
    Queue queue = new Queue();
    queues.put(canary, queue);
    moves++;
    Consumer<CanaryKey> work = run;
    queue.worker =
        Thread.ofVirtual().name("canary-" + canary).start(() -> work(canary, queue, work));
  }

  /** Canaries that are being reconciled. */
  public synchronized int depth() {
    return queues.size();
  }

  /** How often a reconcile of a canary began or ended. */
  public synchronized long moves() {
    return moves;
  }

  /**
   * Does it while no canary is reconciled, or not at all.
   *
   * @param since {@link #moves} of a moment after which no reconcile may have begun
   * @param action takes no lock that callers of {@link #wake} hold
   */
  public synchronized boolean stillIdle(long since, Runnable action) {
    if (!queues.isEmpty() || moves != since) {
      return false;
    }
    action.run();
    return true;
  }

  private void work(CanaryKey canary, Queue queue, Consumer<CanaryKey> run) {
    MDC.put("canary", canary.toString());
    do {
      try {
        run.accept(canary);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error(
            "a reconcile of this canary failed because of a bug; the next one comes with its next change",
            e);
      }
    } while (again(canary, queue));
  }

  /** Whether to run again; decided under the same lock as a wake, so that none is lost. */
  private synchronized boolean again(CanaryKey canary, Queue queue) {
    if (open && queue.again) {
      queue.again = false;
      return true;
    }
    queues.remove(canary);
    moves++;
    notifyAll();
    return false;
  }

  /** Takes no more work, lets running reconciles end, and interrupts those that do not. */
  public synchronized void close(Duration grace) throws InterruptedException {
    open = false;
    long deadline = System.nanoTime() + grace.toNanos();
    while (!queues.isEmpty() && System.nanoTime() < deadline) {
      wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
    }
    for (Queue queue : queues.values()) {
      if (queue.worker != null) {
        queue.worker.interrupt();
      }
    }
  }
}
