package io.haldane.sandbox.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.haldane.sandbox.Network;
import io.haldane.sandbox.load.Tally;
import io.haldane.sandbox.load.Traffic;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers hooks by sending requests to {@code metadata.url}, for as long as hooks keep calling.
 * {@code /smoke-test} answers when the first of them were answered, {@code /load-test} at once.
 * Thread-safe.
 */
final class HookLoad implements HttpHandler, AutoCloseable {
  static final String HOST = "load-tester." + Stage.NAMESPACE;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double PER_SECOND = 50;
  private static final int FIRST = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration LOOK = Duration.ofMillis(50);

  /** Longer than the interval of the canary, so that it never pauses during a run. */
  private static final Duration LASTS = Duration.ofSeconds(4);

  private final Network network;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hook-load").factory());
  private @Nullable Traffic traffic;
  private @Nullable Future<?> ending;

  HookLoad(Network network) {
    this.network = network;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String url = JSON.readTree(exchange.getRequestBody()).at("/metadata/url").asText();
      Traffic running = keepGoing(URI.create(url));
      boolean waits = exchange.getRequestURI().getPath().endsWith("/smoke-test");
      byte[] wrong = (waits ? firstAnswers(running) : "").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(wrong.length == 0 ? 200 : 500, wrong.length == 0 ? -1 : 0);
      exchange.getResponseBody().write(wrong);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Traffic keepGoing(URI url) {
    if (ending != null) {
      ending.cancel(false);
    }
    Traffic running = traffic == null ? network.load(url, PER_SECOND, Map.of()) : traffic;
    traffic = running;
    ending = timer.schedule(this::end, LASTS.toMillis(), TimeUnit.MILLISECONDS);
    return running;
  }

  private synchronized void end() {
    if (traffic != null) {
      traffic.close();
      traffic = null;
    }
  }

  /** What is wrong with the first answers; empty when the version answers at all. */
  private static String firstAnswers(Traffic running) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Tally tally = running.tally();
    while (tally.total() < FIRST && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      tally = running.tally();
    }
    boolean answers = tally.failures() * 2 < tally.total();
    return answers ? "" : "%d of %d requests failed".formatted(tally.failures(), tally.total());
  }

  @Override
  public void close() {
    timer.shutdownNow();
    end();
  }
}
