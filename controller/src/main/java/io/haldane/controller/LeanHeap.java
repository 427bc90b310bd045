package io.haldane.controller;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Gives back what died in a burst of work. The serial collector fills its old generation up to the
 * limit of the heap before it collects again, so a heap of 20 MB would stay at 140 after 200
 * releases. Here it collects when things are quiet again, or when half as much is dead as is alive.
 * See docs/adr/0010.
 */
final class LeanHeap {
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final long MB = 1L << 20;

  /** Growth between two glances that is no work worth waiting for. */
  private static final long QUIET = MB / 2;

  /** Garbage that is not worth a collection, when things are quiet and when they are not. */
  private static final long LITTLE = 4 * MB;

  private static final long MUCH = 12 * MB;

  /** Quiet glances in a row after which the work of a burst is over. */
  private static final int CALM = 10;

  private final LongSupplier used;
  private final Runnable collect;
  private long living;
  private long before;
  private int calm;

  /** Whether the last collection fell into a burst: what was alive then may be dead now. */
  private boolean again;

  /**
   * @param used bytes of the old generation
   */
  LeanHeap(LongSupplier used, Runnable collect) {
    this.used = used;
    this.collect = collect;
    this.living = used.getAsLong();
    this.before = living;
  }

  /** Has an effect with the serial collector only; others need no help. */
  static void keep() {
    old()
        .ifPresent(pool ->
            Thread.ofVirtual()
                .name("lean-heap")
                .start(new LeanHeap(() -> pool.getUsage().getUsed(), System::gc)::watch));
  }

  private static Optional<MemoryPoolMXBean> old() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().equals("Tenured Gen"))
        .findFirst();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(GLANCE);
        glance();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void glance() {
    long now = used.getAsLong();
    if (now < living) {
      // The JVM has collected by itself.
      living = now;
      again = true;
    }
    boolean quiet = now - before < QUIET;
    calm = quiet ? calm + 1 : 0;
    before = now;
    if (worthwhile(now - living, quiet) || again && calm >= CALM) {
      collect.run();
      living = used.getAsLong();
      before = living;
      again = now - living > LITTLE;
    }
  }

  private boolean worthwhile(long dead, boolean quiet) {
    return quiet && dead > LITTLE || dead > Math.max(MUCH, living / 2);
  }
}
