package io.haldane.controller.kube;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Checks all watches: one that stays open and says nothing, because something in between swallows
 * what is sent, is found and started again. See docs/adr/0014.
 */
final class WatchRound implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WatchRound.class);
  private final Supplier<Collection<KindSlot>> slots;
  private final Duration period;
  private final Thread thread;

  /**
   * @param period from one round to the next
   */
  WatchRound(Supplier<Collection<KindSlot>> slots, Duration period) {
    this.slots = slots;
    this.period = period;
    this.thread = Thread.ofVirtual().name("watch-round").unstarted(this::go);
  }

  void start() {
    thread.start();
  }

  private void go() {
    try {
      while (true) {
        Thread.sleep(period);
        // Each by itself, so that one that does not answer keeps none waiting.
        slots
            .get()
            .forEach(slot -> Thread.ofVirtual().name("watch-check").start(() -> check(slot)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void check(KindSlot slot) {
    try {
      slot.check();
    } catch (RuntimeException e) {
      LOG.error("a watch could not be checked; it is tried again in the next round", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
