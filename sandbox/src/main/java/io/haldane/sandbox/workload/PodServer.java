package io.haldane.sandbox.workload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The program inside a pod: an HTTP server on a free loopback port, a virtual thread a request. */
final class PodServer implements AutoCloseable {
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  private final String pod;
  private final Behaviour behaviour;
  private final AtomicLong served = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile boolean ready;

  private PodServer(String pod, Behaviour behaviour, HttpServer server) {
    this.pod = pod;
    this.behaviour = behaviour;
    this.server = server;
  }

  static PodServer start(String pod, Behaviour behaviour) {
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      PodServer started = new PodServer(pod, behaviour, HttpServer.create(anyPort, 128));
      started.server.setExecutor(started.threads);
      started.server.createContext("/", started::handle);
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for pod " + pod, e);
    }
  }

  /** {@code 127.0.0.1:PORT}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void ready(boolean value) {
    ready = value;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /**
   * @param took that this version takes for it, whatever the machine adds
   */
  private record Reply(int code, String body, Duration took) {
    Reply(int code, String body) {
      this(code, body, Duration.ZERO);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Reply reply = reply(exchange.getRequestURI().getPath());
      byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("x-version", behaviour.version());
      exchange.getResponseHeaders().set("x-pod", pod);
      exchange.getResponseHeaders().set("x-sandbox-took-ms", "" + reply.took.toMillis());
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.code, head || body.length == 0 ? -1 : body.length);
      if (!head && body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply reply(String path) throws InterruptedException {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return switch (path) {
      case "/", "/version" -> work(200, identity());
      case "/token" -> work(200, "{\"token\":\"" + UUID.randomUUID() + "\"}");
      case "/healthz", "/health" -> new Reply(200, "{\"status\":\"OK\"}");
      case "/readyz" -> ready ? new Reply(200, "{\"status\":\"OK\"}") : new Reply(503, "{}");
      default -> {
        if (path.startsWith("/status/")) {
          yield new Reply(code(last), "{\"status\":" + code(last) + "}");
        }
        if (path.startsWith("/delay/")) {
          Duration asked = Duration.ofMillis((long) (number(last) * 1000));
          Duration delay = asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
          Thread.sleep(delay);
          yield new Reply(200, "{\"delay\":" + number(last) + "}", delay);
        }
        yield new Reply(404, "{\"error\":\"no such path\"}");
      }
    };
  }

  /** An answer of the application itself, with the faults that this version has. */
  private Reply work(int code, String body) throws InterruptedException {
    Thread.sleep(behaviour.latency());
    return behaviour.fails(served.incrementAndGet())
        ? new Reply(500, "{\"error\":\"this version fails now and then\"}", behaviour.latency())
        : new Reply(code, body, behaviour.latency());
  }

  private String identity() {
    return "{\"hostname\":\"" + pod + "\",\"version\":\"" + behaviour.version() + "\"}";
  }

  private static int code(String text) {
    int code = (int) number(text);
    return code >= 200 && code <= 599 ? code : 400;
  }

  private static double number(String text) {
    try {
      return Math.max(0, Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
