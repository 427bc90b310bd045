package io.haldane.e2e.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, and fails with its name. */
public final class Until {
  /** How often a condition is looked at. */
  public static final Duration POLL = Duration.ofMillis(100);

  private Until() {}

  /**
   * @throws AssertionError when the limit is over, saying what was waited for
   */
  public static void holds(String what, Duration limit, BooleanSupplier condition) {
    holds(what, limit, condition, () -> "");
  }

  /**
   * @param situation what is known, told on failure
   */
  public static void holds(
      String what, Duration limit, BooleanSupplier condition, Supplier<String> situation) {
    holds(what, limit, POLL, condition, situation);
  }

  /** The same for those who have to know it sooner. */
  public static void holds(
      String what,
      Duration limit,
      Duration poll,
      BooleanSupplier condition,
      Supplier<String> situation) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "waited " + limit.toSeconds() + " s for: " + what + "\n" + situation.get());
      }
      if (Thread.interrupted()) {
        throw new AssertionError("interrupted while waiting for: " + what);
      }
      LockSupport.parkNanos(poll.toNanos());
    }
  }
}
