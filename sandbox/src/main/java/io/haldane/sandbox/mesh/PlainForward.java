package io.haldane.sandbox.mesh;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** Passes everything on to one server, uncounted. */
record PlainForward(Upstream upstream, String base) implements HttpHandler {
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Message request = Message.of(exchange);
    try {
      reply(request).writeTo(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply reply(Message request) throws InterruptedException {
    try {
      return upstream.send(base, request);
    } catch (IOException e) {
      return Reply.own(503, "the registered server does not answer");
    }
  }
}
