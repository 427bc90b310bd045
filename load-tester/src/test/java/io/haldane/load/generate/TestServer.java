package io.haldane.load.generate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real server. {@code /status/N} answers with N, {@code /to?URL} with a redirect, {@code /hang}
 * not at all, {@code /reset} by closing the connection, {@code /token} and {@code /version} as the
 * journeys' application does, everything else with 200.
 */
public final class TestServer implements AutoCloseable {
  /** What the server got. */
  public record Seen(
      String method,
      String uri,
      String version,
      @Nullable String authority,
      String header,
      String body) {}

  private final Vertx vertx = Vertx.vertx();
  private final List<Seen> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final HttpServer server;

  public TestServer() {
    server =
        vertx
            .createHttpServer()
            .connectionHandler(_ -> connections.incrementAndGet())
            .requestHandler(
                request -> request.body().onSuccess(body -> answer(request, body.toString())))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  private void answer(HttpServerRequest request, String body) {
    requests.add(
        new Seen(
            request.method().name(),
            request.uri(),
            request.version().alpnName(),
            request.authority() == null ? null : request.authority().toString(),
            String.valueOf(request.getHeader("x-canary")),
            body));
    String path = String.valueOf(request.path());
    if (path.startsWith("/status/")) {
      request.response().setStatusCode(Integer.parseInt(path.substring(8))).end();
    } else if (path.equals("/to")) {
      request.response().setStatusCode(302).putHeader("Location", request.query()).end();
    } else if (path.equals("/reset")) {
      request.connection().close();
    } else if (path.equals("/token") || path.equals("/version")) {
      request.response().end("{\"token\": \"abc\", \"version\": \"6.0.3\"}");
    } else if (!path.equals("/hang")) {
      request.response().end("hello");
    }
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }

  int port() {
    return server.actualPort();
  }

  public List<Seen> seen(String uri) {
    return requests.stream().filter(request -> request.uri().equals(uri)).toList();
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
