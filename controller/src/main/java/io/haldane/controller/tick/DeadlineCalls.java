package io.haldane.controller.tick;

import io.haldane.api.GoDuration;
import io.haldane.api.net.Printable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Calls to the outside: on a virtual thread each, under a deadline, within a bulkhead. */
final class DeadlineCalls implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DeadlineCalls.class);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Bulkheads bulkheads = new Bulkheads();

  <T> Future<T> begin(Callable<T> work) {
    return threads.submit(work);
  }

  /**
   * @param failed makes the answer of a call that hung or crashed, from the cause
   */
  <T> T call(String url, Duration deadline, Callable<T> call, Function<String, T> failed) {
    Future<T> future = threads.submit(() -> within(bulkheads.of(url), call));
    try {
      return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return failed.apply("no answer within " + GoDuration.format(deadline));
    } catch (ExecutionException e) {
      LOG.error("a call to the outside crashed instead of answering", e.getCause());
      return failed.apply(
          "the call crashed: " + Printable.fault(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      return failed.apply("the controller is shutting down");
    }
  }

  private static <T> T within(Semaphore bulkhead, Callable<T> call) throws Exception {
    bulkhead.acquire();
    try {
      return call.call();
    } finally {
      bulkhead.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
