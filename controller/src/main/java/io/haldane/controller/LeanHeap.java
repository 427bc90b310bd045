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
  /** Often enough that a burst adds little to MUCH before it is seen. */
  private static final Duration GLANCE = Duration.ofMillis(250);

  /** Between two collections of young objects nothing grows; that is not yet quiet. */
  private static final int GLANCES_A_SECOND = 4;

  private static final long MB = 1L << 20;

  /** Growth in a second that is no work worth waiting for. */
  private static final long QUIET = MB / 2;

  /** Garbage that is not worth a collection, when things are quiet and when they are not. */
  private static final long LITTLE = 4 * MB;

  private static final long MUCH = 12 * MB;

  /** Quiet seconds in a row after which the work of a burst is over. */
  private static final int CALM = 10;

  private final LongSupplier used;
  private final Runnable collect;
  private final Runnable calmed;
  private long living;
  private long before;
  private int calm;

  /** Whether the last collection fell into a burst: what was alive then may be dead now. */
  private boolean again;

  /**
   * @param used bytes of the old generation
   * @param calmed what else to do when a burst, or the start, is over
   */
  LeanHeap(LongSupplier used, Runnable collect, Runnable calmed) {
    this.used = used;
    this.collect = collect;
    this.calmed = calmed;
    this.living = used.getAsLong();
    this.before = living;
  }

  /** Has an effect with the serial collector only; others need no help. */
  static void keep(Runnable calmed) {
    old()
        .ifPresent(pool ->
            Thread.ofVirtual()
                .name("lean-heap")
                .start(new LeanHeap(() -> pool.getUsage().getUsed(), System::gc, calmed)::watch));
  }

  private static Optional<MemoryPoolMXBean> old() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().equals("Tenured Gen"))
        .findFirst();
  }

  private void watch() {
    try {
      for (int glances = 1; ; glances++) {
        Thread.sleep(GLANCE);
        if (glances % GLANCES_A_SECOND == 0) {
          second();
        } else {
          between();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A second has passed. */
  void second() {
    long now = used.getAsLong();
    if (now < living) {
      // The JVM has collected by itself.
      living = now;
      again = true;
    }
    boolean quiet = now - before < QUIET;
    calm = quiet ? calm + 1 : 0;
    before = now;
    if (quiet && now - living > LITTLE || isMuch(now - living) || again && calm >= CALM) {
      collect(now);
    }
    if (calm == CALM) {
      calmed.run();
    }
  }

  /** In the midst of a second, a burst may have left much already. */
  void between() {
    long now = used.getAsLong();
    if (isMuch(now - living)) {
      collect(now);
    }
  }

  private void collect(long now) {
    collect.run();
    living = used.getAsLong();
    before = living;
    again = now - living > LITTLE;
  }

  private boolean isMuch(long dead) {
    return dead > Math.max(MUCH, living / 2);
  }
}
