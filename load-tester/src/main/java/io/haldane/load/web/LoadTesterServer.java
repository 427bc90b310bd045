package io.haldane.load.web;

import io.haldane.load.task.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Reads requests within limits and answers each on a virtual thread. */
public final class LoadTesterServer {
  private static final Logger LOG = Logger.getLogger(LoadTesterServer.class);
  private static final int MOST_BODY = 1024 * 1024;
  private static final int MOST_HEADERS = 16 * 1024;
  private static final int CONCURRENT = 500;
  private static final long BODY_MILLIS = 30_000;

  private final Vertx vertx;
  private final Routes routes;
  private final MetricsPage metrics;
  private final HttpServer server;
  private final Semaphore places = new Semaphore(CONCURRENT);

  public LoadTesterServer(Vertx vertx, Routes routes, Metrics metrics) {
    this.vertx = vertx;
    this.routes = routes;
    this.metrics = new MetricsPage(metrics);
    this.server =
        vertx
            .createHttpServer(new HttpServerOptions().setMaxHeaderSize(MOST_HEADERS))
            .invalidRequestHandler(LoadTesterServer::invalid)
            .requestHandler(this::handle);
  }

  /** The port that it listens on, once it does; 0 picks a free one. */
  public CompletionStage<Integer> listen(String host, int port) {
    return server.listen(port, host).map(HttpServer::actualPort).toCompletionStage();
  }

  private static void invalid(HttpServerRequest request) {
    end(
        request.response().putHeader("Connection", "close"),
        Answer.refused("The request is not valid HTTP, or its headers have more than 16 KiB."));
  }

  private void handle(HttpServerRequest request) {
    if (request.path() != null && request.path().equals("/metrics")) {
      Thread.ofVirtual().start(() -> metrics.answer(request));
      return;
    }
    Buffer body = Buffer.buffer();
    long late = vertx.setTimer(BODY_MILLIS, _ -> request.connection().close());
    request.exceptionHandler(_ -> vertx.cancelTimer(late));
    request.handler(part -> {
      if (body.length() <= MOST_BODY) {
        body.appendBuffer(part);
        if (body.length() > MOST_BODY) {
          refuse(request);
        }
      }
    });
    request.endHandler(_ -> {
      vertx.cancelTimer(late);
      if (body.length() <= MOST_BODY) {
        answer(request, body.toString());
      }
    });
  }

  private static void refuse(HttpServerRequest request) {
    end(
        request.response().putHeader("Connection", "close"),
        Answer.refused("The body has more than 1 MiB."));
  }

  private void answer(HttpServerRequest request, String body) {
    if (!places.tryAcquire()) {
      end(request.response(), Answer.busy("Too many hooks wait for their answers. Try again."));
      return;
    }
    Thread.ofVirtual()
        .start(() -> {
          try {
            end(request.response(), answer(String.valueOf(request.path()), body));
          } finally {
            places.release();
          }
        });
  }

  private Answer answer(String path, String body) {
    try {
      return routes.answer(path, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.unavailable("The load tester is stopping.");
    } catch (RuntimeException e) {
      LOG.error("A request was not answered because of a bug", e);
      return Answer.failed("This is a bug of the load tester. See its log.");
    }
  }

  /** A client that has gone needs no answer. */
  private static void end(HttpServerResponse response, Answer answer) {
    if (!response.closed() && !response.ended()) {
      response
          .setStatusCode(answer.status())
          .putHeader("Content-Type", "text/plain; charset=utf-8")
          .putHeader("X-Content-Type-Options", "nosniff")
          .end(answer.text());
    }
  }

  /** Waits until hooks that have their answers got them; for the time given at most. */
  public void drain(Duration longest) throws InterruptedException {
    if (places.tryAcquire(CONCURRENT, longest.toNanos(), TimeUnit.NANOSECONDS)) {
      places.release(CONCURRENT);
    }
  }
}
