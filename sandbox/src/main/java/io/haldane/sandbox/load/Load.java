package io.haldane.sandbox.load;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Steady GET requests through a proxy until it is stopped. Thread-safe. */
public final class Load implements Traffic {
  private static final long LATEST = TimeUnit.SECONDS.toNanos(1);

  /** The longest that a stop waits for a slow pace. */
  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(50);

  private final Plan plan;
  private final HttpClient client;
  private final HttpRequest request;
  private final Semaphore slots;
  private final Counting counting = new Counting();
  private final CompletableFuture<?> paced = new CompletableFuture<>();
  private volatile boolean running = true;

  private Load(Plan plan) {
    this.plan = plan;
    this.slots = new Semaphore(plan.maxInFlight());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.of(plan.proxy()))
            .build();
    HttpRequest.Builder builder = HttpRequest.newBuilder(plan.url()).timeout(plan.timeout());
    plan.headers().forEach(builder::header);
    this.request = builder.build();
  }

  /** Begins at once. */
  public static Load start(Plan plan) {
    Load load = new Load(plan);
    Thread.ofVirtual()
        .name("load")
        .start(() -> {
          load.pace();
          load.paced.complete(null);
        });
    return load;
  }

  /** Final once the load was stopped and nothing is in flight. */
  @Override
  public Tally tally() {
    return counting.tally();
  }

  /** Begins no more requests, and returns when those in flight have ended. */
  public void stop() {
    running = false;
    paced.join();
    slots.acquireUninterruptibly(plan.maxInFlight());
    slots.release(plan.maxInFlight());
  }

  private void pace() {
    long gap = (long) (TimeUnit.SECONDS.toNanos(1) / plan.perSecond());
    long due = System.nanoTime();
    while (running) {
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(Math.min(wait, NAP));
        continue;
      }
      // After a pause of the machine, time that is lost stays lost instead of coming as a burst.
      due = Math.max(due, System.nanoTime() - LATEST) + gap;
      if (slots.tryAcquire()) {
        Thread.startVirtualThread(this::ask);
      } else {
        counting.heldBack();
      }
    }
  }

  private void ask() {
    try {
      counting.answer(client.send(request, BodyHandlers.discarding()));
    } catch (IOException e) {
      counting.noAnswer(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      slots.release();
    }
  }

  @Override
  public void close() {
    stop();
    client.shutdownNow();
  }
}
