package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * One serial queue per canary, each on a virtual thread of its own while there is work. Any number
 * of wakes during a run make one more run, unless all of them are for changes that it has seen;
 * nothing that a run throws ends its queue.
 */
public final class SerialQueues {
  private static final Logger LOG = Logger.getLogger(SerialQueues.class);

  /** Changes that are remembered during a run; after more of them there is one more run. */
  private static final int MOST_CHANGES = 32;

  private static final class Queue {
    private final List<Change> changes = new ArrayList<>();
    private boolean again;
    private @Nullable Thread worker;
  }

  private final Map<CanaryKey, Queue> queues = new HashMap<>();
  private long moves;
  private Reconcile run = _ -> Reconcile.Seen.NOTHING;
  private boolean open;

  /**
   * Begins to run what is woken; wakes before this are not remembered.
   *
   * @param run called on the thread of the canary's queue
   */
  public synchronized void open(Reconcile run) {
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
    start(canary);
  }

  /**
   * Has the canary reconciled as {@link #wake} does, unless the current reconcile has seen that.
   */
  public synchronized void changed(CanaryKey canary, Change change) {
    Queue running = queues.get(canary);
    if (running == null || running.changes.size() == MOST_CHANGES) {
      wake(canary);
    } else {
      running.changes.add(change);
    }
  }

  private void start(CanaryKey canary) {
    Queue queue = new Queue();
    queues.put(canary, queue);
    moves++;
    proceed(canary, queue);
  }

  /**
   * Each run has a thread of its own: libraries keep buffers in a thread as long as it lives, and
   * thousands of canaries may have to wait before their next run.
   */
  private void proceed(CanaryKey canary, Queue queue) {
    Reconcile work = run;
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

  private void work(CanaryKey canary, Queue queue, Reconcile run) {
    MDC.put("canary", canary.toString());
    Reconcile.Seen seen = Reconcile.Seen.NOTHING;
    try {
      seen = run.run(canary);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error(
          "a reconcile of this canary failed because of a bug; the next one comes with its next change",
          e);
    } finally {
      ended(canary, queue, seen);
    }
  }

  /** Whether to run again is decided under the same lock as a wake, so that none is lost. */
  private synchronized void ended(CanaryKey canary, Queue queue, Reconcile.Seen seen) {
    boolean again = queue.again || !queue.changes.stream().allMatch(seen::has);
    queue.again = false;
    queue.changes.clear();
    if (open && again) {
      proceed(canary, queue);
      return;
    }
    queues.remove(canary);
    moves++;
    notifyAll();
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
