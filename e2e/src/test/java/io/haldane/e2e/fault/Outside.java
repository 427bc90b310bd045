package io.haldane.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Whom the controller talks to outside of the cluster: a chat that takes alerts, a gate, and a
 * judge of releases. Thread-safe.
 */
public final class Outside implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final Set<String> shut = ConcurrentHashMap.newKeySet();
  private final Set<String> bad = ConcurrentHashMap.newKeySet();

  /**
   * One alert.
   *
   * @param key the same for every repetition of one alert
   * @param about {@code name.namespace} of the canary
   */
  record Post(Instant at, String key, String about, String text) {}

  private Outside(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/chat", this::chat);
    server.createContext("/gate", exchange -> answer(exchange, shut, 403));
    server.createContext("/judge", exchange -> answer(exchange, bad, 500));
    server.start();
  }

  public static Outside open() {
    try {
      return new Outside(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 64));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a page of it. */
  public String url(String page) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + page;
  }

  /** Flags by which a controller alerts it. */
  List<String> flags() {
    return List.of("-slack-url=" + url("chat"), "-slack-channel=ops");
  }

  /** The gate lets no release of that namespace pass. */
  void shut(String namespace) {
    shut.add(namespace);
  }

  void open(String namespace) {
    shut.remove(namespace);
  }

  /** From now on the judge fails what that namespace releases. */
  public void condemn(String namespace) {
    bad.add(namespace);
  }

  /** From now on the judge passes it again. */
  public void acquit(String namespace) {
    bad.remove(namespace);
  }

  List<Post> about(String title) {
    return posts.stream().filter(post -> post.about.equals(title)).toList();
  }

  private void chat(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode attachment = JSON.readTree(exchange.getRequestBody()).at("/attachments/0");
      posts.add(
          new Post(
              Instant.now(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              attachment.path("author_name").asText(),
              attachment.path("text").asText()));
      byte[] answer = {'o', 'k'};
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static void answer(HttpExchange exchange, Set<String> refused, int refusal)
      throws IOException {
    try (exchange) {
      String namespace = JSON.readTree(exchange.getRequestBody()).path("namespace").asText();
      exchange.sendResponseHeaders(refused.contains(namespace) ? refusal : 200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
