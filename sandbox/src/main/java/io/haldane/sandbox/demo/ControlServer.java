package io.haldane.sandbox.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets the dashboard's buttons release versions: {@code POST /release/{good|failing|slow}} and
 * {@code GET /releases}. Only pages of the dashboard may call it from a browser.
 */
final class ControlServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> origins;
  private volatile @Nullable Function<ReleaseKind, Release> releases;

  private ControlServer(HttpServer server, Set<String> origins) {
    this.server = server;
    this.origins = origins;
  }

  /**
   * @param dashboardPort whose pages may call
   */
  static ControlServer start(int dashboardPort) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    Set<String> origins =
        Set.of("http://127.0.0.1:" + dashboardPort, "http://localhost:" + dashboardPort);
    ControlServer started = new ControlServer(http, origins);
    http.setExecutor(started.threads);
    http.createContext("/", started::handle);
    http.start();
    return started;
  }

  /** {@code http://127.0.0.1:PORT}. */
  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on versions are released as asked; until then callers are told to wait. */
  void open(Function<ReleaseKind, Release> release) {
    releases = release;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private record Reply(int code, String body) {}

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Optional<String> origin =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin"));
      Reply reply =
          origin.isPresent() && !origins.contains(origin.get())
              ? new Reply(403, error("only the dashboard may ask for a release"))
              : reply(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
      origin
          .filter(origins::contains)
          .ifPresent(allowed -> {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", allowed);
            exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET, POST");
            exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "content-type");
            exchange.getResponseHeaders().set("Vary", "Origin");
          });
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.code, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply reply(String method, String path) {
    return switch (method + " " + path) {
      case "GET /releases" -> new Reply(200, list());
      case String call when call.startsWith("OPTIONS ") -> new Reply(204, "");
      case String call when call.startsWith("POST /release/") ->
          ReleaseKind.of(path.substring("/release/".length()))
              .map(this::release)
              .orElse(new Reply(404, error("unknown version: use good, failing or slow")));
      default -> new Reply(404, error("POST /release/{good|failing|slow} or GET /releases"));
    };
  }

  private Reply release(ReleaseKind kind) {
    Function<ReleaseKind, Release> release = releases;
    if (release == null) {
      return new Reply(409, error("the first three releases are not over yet; try again later"));
    }
    Release released = release.apply(kind);
    return new Reply(
        202,
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", kind.word())
            .put("version", released.label())
            .toString());
  }

  private String list() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ReleaseKind kind : ReleaseKind.values()) {
      list.addObject()
          .put("kind", kind.word())
          .put("title", kind.title())
          .put("available", releases != null);
    }
    return list.toString();
  }

  private static String error(String message) {
    return JsonNodeFactory.instance.objectNode().put("error", message).toString();
  }
}
