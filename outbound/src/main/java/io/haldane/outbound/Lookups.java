package io.haldane.outbound;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Decides about destinations under a deadline. On threads of the platform: the system's resolver
 * holds the thread that asks it, and a virtual one would hold its carrier.
 */
public final class Lookups {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lookup-", 0).factory());

  private Lookups() {}

  /**
   * Waits for a decision, and not longer.
   *
   * @throws TimeoutException when the resolver is too slow; it goes on in the background
   */
  public static Destination within(Duration limit, Supplier<Destination> decision)
      throws InterruptedException, TimeoutException {
    Future<Destination> pending = THREADS.submit(decision::get);
    try {
      return pending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a decision about an address failed", e.getCause());
    } finally {
      pending.cancel(true);
    }
  }
}
