package io.haldane.sandbox.mesh;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A pod's server: answers with its version and what it heard, and keeps that. */
public final class FakePod implements AutoCloseable {
  private final HttpServer server;
  private final String version;
  private final Deque<Heard> heard = new ConcurrentLinkedDeque<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Fault fault = Fault.NONE;
  private volatile int status = 200;
  private volatile Optional<Integer> tookMillis = Optional.empty();

  /** What may be wrong with a pod that listens. */
  enum Fault {
    NONE,
    HANGS,
    BREAKS_CONNECTIONS
  }

  /** One request as it came in. */
  record Heard(String method, String uri, Map<String, String> headers, String body) {}

  public FakePod(String version) throws IOException {
    this.version = version;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void answersWith(int other) {
    status = other;
  }

  void saysItTakes(int millis) {
    tookMillis = Optional.of(millis);
  }

  void has(Fault other) {
    fault = other;
  }

  Deque<Heard> heard() {
    return heard;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      Headers all = exchange.getRequestHeaders();
      all.forEach((name, values) -> headers.put(name, String.join(",", values)));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String uri = exchange.getRequestURI().toString();
      heard.add(new Heard(exchange.getRequestMethod(), uri, headers, body));
      switch (fault) {
        case NONE -> reply(exchange, body);
        case HANGS -> end.await();
        case BREAKS_CONNECTIONS -> exchange.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reply(HttpExchange exchange, String body) throws IOException {
    byte[] text = (version + " heard " + body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("x-version", version);
    exchange.getResponseHeaders().set("x-secret", "inside");
    tookMillis.ifPresent(
        millis -> exchange.getResponseHeaders().set(Endpoint.TOOK_MILLIS, millis.toString()));
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
