package io.haldane.load.generate;

import io.haldane.load.plan.LoadPlan;
import io.haldane.load.plan.Refusal;
import io.haldane.load.plan.Target;
import io.haldane.outbound.HostRules;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs loads, each on an event loop. Thread-safe; its methods block. */
public final class Generator {
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final HostRules rules;
  private final Consumer<Outcome> observer;

  /**
   * @param rules where loads may lead
   * @param observer of every request; called on event loops
   */
  public Generator(Vertx vertx, HostRules rules, Consumer<Outcome> observer) {
    this.vertx = vertx;
    this.rules = rules;
    this.observer = observer;
  }

  /**
   * Runs a load to its end. When the thread is interrupted, the load ends at once.
   *
   * @param longest after which it ends in any case
   * @param progress gets what was done until now, every ten seconds
   * @throws Refusal when it cannot start: the host is unknown or may not be called
   */
  public Report run(LoadPlan plan, Duration longest, Consumer<Report> progress)
      throws Refusal, InterruptedException {
    checkHost(plan.target().host());
    LoadRun run = new LoadRun(plan, exchange(plan), observer);
    String deployment = await(vertx.deployVerticle(run).toCompletionStage().toCompletableFuture());
    try {
      return result(run, longest, progress);
    } catch (InterruptedException e) {
      run.end();
      throw e;
    } finally {
      vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
    }
  }

  private Exchange exchange(LoadPlan plan) throws Refusal, InterruptedException {
    return switch (plan.target()) {
      case Target.Http http -> HttpExchange.of(plan, http);
      case Target.Grpc grpc -> new GrpcExchange(vertx, plan, grpc).create();
    };
  }

  private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private static Report result(LoadRun run, Duration longest, Consumer<Report> progress)
      throws InterruptedException {
    var result = run.result().toCompletionStage().toCompletableFuture();
    long end = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < end) {
      long pause = Math.min(BETWEEN_REPORTS.toNanos(), end - System.nanoTime());
      try {
        return result.get(Math.max(1, pause), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        run.report(progress);
      } catch (ExecutionException e) {
        throw new CompletionException(e.getCause());
      }
    }
    run.end();
    return await(result);
  }

  private void checkHost(String host) throws Refusal {
    List<InetAddress> addresses;
    try {
      addresses = List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      throw new Refusal("The load did not start: the host %s is not known.".formatted(host));
    }
    Optional<String> refusal = rules.refusal(host, addresses);
    if (refusal.isPresent()) {
      throw new Refusal("The load did not start: %s %s.".formatted(host, refusal.get()));
    }
  }
}
