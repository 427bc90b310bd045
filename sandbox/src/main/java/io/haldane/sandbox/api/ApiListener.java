package io.haldane.sandbox.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The way in, on a free loopback port: HTTP/1.1, and with an identity TLS, over which clients may
 * also choose HTTP/2. Watches go over WebSockets where that is asked for, else as lines.
 */
final class ApiListener implements AutoCloseable {
  /** Going away, RFC 6455 section 7.4.1. */
  private static final short GOING_AWAY = 1001;

  private static final String JSON = "application/json";

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setUseDaemonThread(true)
              .setFileSystemOptions(
                  new FileSystemOptions()
                      .setFileCachingEnabled(false)
                      .setClassPathResolvingEnabled(false)));
  private final ApiDispatcher dispatcher;
  private final HttpServer server;

  ApiListener(ApiDispatcher dispatcher, Optional<Identity> identity) {
    this.dispatcher = dispatcher;
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(InetAddress.getLoopbackAddress().getHostAddress())
            .setPort(0);
    identity.ifPresent(own ->
        options
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(
                new PfxOptions()
                    .setValue(Buffer.buffer(own.keyStore()))
                    .setPassword(own.password())));
    server = joined(vertx.createHttpServer(options).requestHandler(this::take).listen());
  }

  int port() {
    return server.actualPort();
  }

  private void take(HttpServerRequest request) {
    if (wantsSocket(request)) {
      request.pause();
      dispatch(request, "");
    } else {
      request.body().onSuccess(body -> dispatch(request, body.toString()));
    }
  }

  private void dispatch(HttpServerRequest request, String body) {
    Call call =
        Call.of(
            request.method().name(),
            request.uri(),
            new Call.Headers(
                header(request, "User-Agent"),
                header(request, "Content-Type"),
                header(request, "Accept")),
            body,
            Instant.now());
    vertx
        .executeBlocking(() -> dispatcher.dispatch(call), false)
        .onSuccess(reply -> answer(request, reply))
        // The caller is told, not left without any answer.
        .onFailure(bug -> response(request, 500).end(bug.toString()));
  }

  private static String header(HttpServerRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }

  private void answer(HttpServerRequest request, ApiDispatcher.Reply reply) {
    switch (reply.answer()) {
      case Answer.Watching(Watch watch) -> {
        endInTime(request, watch);
        watch(request, watch);
      }
      case Answer.Body(int code, var body) -> later(request, reply, code, body.toString());
      case Answer.Refusal refusal ->
          later(request, reply, refusal.code(), Answers.status(refusal).toString());
    }
  }

  /** After {@code timeoutSeconds}, as a reader asks. */
  private void endInTime(HttpServerRequest request, Watch watch) {
    String seconds = Objects.requireNonNullElse(request.getParam("timeoutSeconds"), "");
    if (seconds.matches("[1-9][0-9]{0,5}")) {
      vertx.setTimer(Integer.parseInt(seconds) * 1_000L, _ -> watch.drop());
    }
  }

  private void later(HttpServerRequest request, ApiDispatcher.Reply reply, int code, String body) {
    HttpServerResponse response = response(request, code);
    if (code == 429) {
      response.putHeader("Retry-After", "1");
    }
    if (reply.delay().isPositive()) {
      vertx.setTimer(reply.delay().toMillis(), _ -> response.end(body));
    } else {
      response.end(body);
    }
  }

  private static boolean wantsSocket(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static HttpServerResponse response(HttpServerRequest request, int code) {
    if (wantsSocket(request)) {
      request.resume();
    }
    return request.response().setStatusCode(code).putHeader("Content-Type", JSON);
  }

  private static void watch(HttpServerRequest request, Watch watch) {
    if (wantsSocket(request)) {
      request
          .toWebSocket()
          .onSuccess(socket -> {
            socket.closeHandler(_ -> watch.end());
            watch.open(over(socket));
          });
      return;
    }
    HttpServerResponse response =
        request.response().setChunked(true).putHeader("Content-Type", JSON);
    response.closeHandler(_ -> watch.end());
    response.exceptionHandler(_ -> watch.end());
    // The headers go at once: they tell the reader that it watches.
    response.write("");
    watch.open(over(response));
  }

  private static Watch.Wire over(ServerWebSocket socket) {
    return new Watch.Wire() {
      @Override
      public void send(String event) {
        socket.writeTextMessage(event);
      }

      @Override
      public void close() {
        socket.close(GOING_AWAY, "watch closed");
      }
    };
  }

  private static Watch.Wire over(HttpServerResponse response) {
    return new Watch.Wire() {
      @Override
      public void send(String event) {
        response.write(event + "\n");
      }

      @Override
      public void close() {
        response.end();
      }
    };
  }

  private static <T> T joined(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    joined(vertx.close());
  }
}
