package io.haldane.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Takes alerts of a generic channel, or hangs up while it is down. Thread-safe. */
final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOST = "127.0.0.1";
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Alert, List<String>> keys = new ConcurrentHashMap<>();
  private final AtomicLong turnedAway = new AtomicLong();
  private volatile boolean down;
  private volatile long last;

  /**
   * An alert as its canary's status names it.
   *
   * @param id unique for the canary
   */
  record Alert(Member canary, String id) {}

  private Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(HOST, 0), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + HOST, e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  static Receiver start() {
    return new Receiver();
  }

  URI address() {
    return URI.create("http://" + HOST + ":" + server.getAddress().getPort());
  }

  void goDown() {
    down = true;
  }

  void comeBack() {
    down = false;
  }

  /** Attempts while it was down. */
  long turnedAway() {
    return turnedAway.get();
  }

  /** When it took the last one, as {@link System#nanoTime()} counts. */
  long last() {
    return last;
  }

  /** The key of each time it was received. */
  List<String> keys(Alert alert) {
    return keys.getOrDefault(alert, List.of());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (down) {
        turnedAway.incrementAndGet();
        return;
      }
      var event = JSON.readTree(exchange.getRequestBody());
      var canary = event.path("canary");
      String id = event.path("id").asText();
      Alert alert =
          new Alert(
              new Member(canary.path("namespace").asText(), canary.path("name").asText()),
              id.substring(id.lastIndexOf('/') + 1));
      // Both are promised to be the same for each attempt.
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + id;
      keys.computeIfAbsent(alert, _ -> new CopyOnWriteArrayList<>()).add(key);
      last = System.nanoTime();
      exchange.sendResponseHeaders(204, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
