package io.haldane.sandbox.load;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Steady GET requests through a proxy until it is stopped. Thread-safe. */
public final class Load implements Traffic {
  private static final long LATEST = TimeUnit.SECONDS.toNanos(1);

  /** The longest that a stop waits for a slow pace. */
  private static final long NAP = TimeUnit.MILLISECONDS.toNanos(50);

  private final Plan plan;
  private final HttpClient client;
  private final List<Cookies> users;
  private final AtomicLong turn = new AtomicLong();
  private final Semaphore slots;
  private final Counting counting = new Counting();
  private final CompletableFuture<?> paced = new CompletableFuture<>();
  private volatile boolean running = true;

  private Load(Plan plan) {
    this.plan = plan;
    this.slots = new Semaphore(plan.maxInFlight());
    this.client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(proxy(plan)).build();
    this.users = Stream.generate(Cookies::new).limit(plan.users()).toList();
  }

  private static ProxySelector proxy(Plan plan) {
    return plan.proxy() == null ? HttpClient.Builder.NO_PROXY : ProxySelector.of(plan.proxy());
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
    // Who keeps no cookies is somebody else each time.
    Cookies user =
        users.isEmpty() ? new Cookies() : users.get((int) (turn.getAndIncrement() % users.size()));
    String cookies = user.header(Instant.now());
    try {
      HttpResponse<?> response = client.send(request(cookies), BodyHandlers.discarding());
      user.keep(response.headers().allValues("set-cookie"), Instant.now());
      counting.answer(response);
      plan.witness().accept(visit(cookies, response));
    } catch (IOException e) {
      counting.noAnswer(reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      slots.release();
    }
  }

  /** Clients wrap what happened to the connection, so the innermost cause says most. */
  private static String reason(IOException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String what = failure.getClass().getSimpleName();
    return cause == failure ? what + ": " + cause.getMessage() : what + " by " + cause;
  }

  private HttpRequest request(String cookies) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(plan.url()).timeout(plan.timeout());
    plan.headers().forEach(builder::header);
    if (!cookies.isEmpty()) {
      builder.header("cookie", cookies);
    }
    return builder.build();
  }

  private static Visit visit(String cookies, HttpResponse<?> response) {
    HttpHeaders headers = response.headers();
    return new Visit(
        cookies,
        response.statusCode(),
        headers.firstValue("x-version").orElse(""),
        headers.firstValue("x-pod").orElse(""),
        headers.firstValue("set-cookie").orElse(""));
  }

  @Override
  public void close() {
    stop();
    client.shutdownNow();
  }
}
