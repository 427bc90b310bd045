package io.haldane.journey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers hooks as the load tester does: everything passes but a closed gate. Thread-safe. */
final class LoadTester implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private volatile boolean open;

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    boolean gate = exchange.getRequestURI().getPath().equals("/gate/check");
    try (InputStream body = exchange.getRequestBody()) {
      var call = JSON.readTree(body);
      if (!gate) {
        commands.add(call.at("/metadata/cmd").asText());
      }
    }
    exchange.sendResponseHeaders(gate && !open ? 403 : 200, -1);
    exchange.close();
  }

  void openGate() {
    open = true;
  }

  /** What it was told to run. */
  List<String> commands() {
    return List.copyOf(commands);
  }
}
