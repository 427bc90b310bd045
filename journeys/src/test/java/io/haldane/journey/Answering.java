package io.haldane.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A host that gives everybody the same answer. */
record Answering(int status, String body) implements HttpHandler {
  static Answering with(int status, String body) {
    return new Answering(status, body);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
