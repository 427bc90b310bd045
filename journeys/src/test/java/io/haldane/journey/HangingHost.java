package io.haldane.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.util.concurrent.CountDownLatch;

/** A host that takes requests and never answers, until it is closed. */
final class HangingHost implements HttpHandler, AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public void handle(HttpExchange exchange) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
