package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * One serial queue per canary, each on a virtual thread of its own while there is work. Any number
 * of wakes during a run make one more run; nothing that a run throws ends its queue.
 *
 * <p>Changes in the cluster come in bursts: a workload that scales up changes five times within
 * some milliseconds. They are gathered for a moment and reconciled together.
 */
public final class SerialQueues {
  private static final Logger LOG = Logger.getLogger(SerialQueues.class);

  /** How long changes are gathered. Far less than any interval, and unseen by people. */
  private static final Duration GATHERING = Duration.ofMillis(50);

  private static final class Queue {
    private boolean again = true;
    private volatile boolean urgent;
    private @Nullable Thread worker;
  }

  private final Duration gathering;
  private final Map<CanaryKey, Queue> queues = new HashMap<>();
  private long moves;
  private Consumer<CanaryKey> run = _ -> {};
  private volatile boolean open;

  public SerialQueues() {
    this(GATHERING);
  }

  SerialQueues(Duration gathering) {
    this.gathering = gathering;
  }

  /**
   * Begins to run what is woken; wakes before this are not remembered.
   *
   * @param run called on the thread of the canary's queue
   */
  public synchronized void open(Consumer<CanaryKey> run) {
    this.run = run;
    open = true;
  }

  /** Has the canary reconciled at once, or after the current reconcile. */
  public synchronized void wake(CanaryKey canary) {
    Queue queue = queued(canary);
    if (queue != null) {
      queue.urgent = true;
      LockSupport.unpark(queue.worker);
    }
  }

  /** As {@link #wake}, but together with other changes of the next moment. */
  public synchronized void changed(CanaryKey canary) {
    queued(canary);
  }

  private @Nullable Queue queued(CanaryKey canary) {
    if (!open) {
      return null;
    }
    Queue running = queues.get(canary);
    if (running != null) {
      running.again = true;
      return running;
    }
    Queue queue = new Queue();
    queues.put(canary, queue);
    moves++;
    Consumer<CanaryKey> work = run;
    queue.worker =
        Thread.ofVirtual().name("canary-" + canary).start(() -> work(canary, queue, work));
    return queue;
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
   * @param deed takes no lock that callers of {@link #wake} hold
   */
  public synchronized boolean stillIdle(long since, Runnable deed) {
    if (!queues.isEmpty() || moves != since) {
      return false;
    }
    deed.run();
    return true;
  }

  private void work(CanaryKey canary, Queue queue, Consumer<CanaryKey> run) {
    MDC.put("canary", canary.toString());
    while (next(canary, queue)) {
      try {
        run.accept(canary);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.error(
            "a reconcile of this canary failed because of a bug; the next one comes with its next change",
            e);
      }
    }
  }

  private boolean next(CanaryKey canary, Queue queue) {
    if (hasWork(canary, queue)) {
      gather(queue);
      return begins(canary, queue);
    }
    return false;
  }

  /** Decided under the same lock as a wake, so that none is lost. */
  private synchronized boolean hasWork(CanaryKey canary, Queue queue) {
    if (open && queue.again) {
      return true;
    }
    queues.remove(canary);
    moves++;
    notifyAll();
    return false;
  }

  private void gather(Queue queue) {
    long end = System.nanoTime() + gathering.toNanos();
    long left = gathering.toNanos();
    while (open && !queue.urgent && left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = end - System.nanoTime();
    }
  }

  /** What was asked for until now is answered by the run that begins. */
  private synchronized boolean begins(CanaryKey canary, Queue queue) {
    boolean runs = hasWork(canary, queue);
    queue.again = false;
    queue.urgent = false;
    return runs;
  }

  /** Takes no more work, lets running reconciles end, and interrupts those that do not. */
  public synchronized void close(Duration grace) throws InterruptedException {
    open = false;
    queues.values().forEach(queue -> LockSupport.unpark(queue.worker));
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
