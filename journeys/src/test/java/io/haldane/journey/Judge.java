package io.haldane.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A rollout hook that knows which release is bad. Thread-safe. */
final class Judge implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Set<String> bad = ConcurrentHashMap.newKeySet();

  /** From now on the canary of that namespace passes or fails. */
  void expect(String namespace, boolean good) {
    if (good) {
      bad.remove(namespace);
    } else {
      bad.add(namespace);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      String namespace = JSON.readTree(body).path("namespace").asText();
      exchange.sendResponseHeaders(bad.contains(namespace) ? 500 : 200, -1);
    }
    exchange.close();
  }
}
