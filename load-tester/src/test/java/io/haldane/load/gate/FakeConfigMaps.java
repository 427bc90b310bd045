package io.haldane.load.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** ConfigMaps of an API server: get, create with 409, and merge patches by RFC 7386. */
final class FakeConfigMaps implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** By the path of each. */
  final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();

  private final HttpServer server;

  FakeConfigMaps() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    switch (exchange.getRequestMethod()) {
      case "POST" -> create(exchange, path + "/" + body.at("/metadata/name").asText(), body);
      case "PATCH" -> patch(exchange, path, body);
      default -> answer(exchange, objects.containsKey(path) ? 200 : 404, path);
    }
  }

  private void create(HttpExchange exchange, String path, JsonNode body) throws IOException {
    boolean isNew = objects.putIfAbsent(path, (ObjectNode) body) == null;
    answer(exchange, isNew ? 201 : 409, path);
  }

  private void patch(HttpExchange exchange, String path, JsonNode body) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (!String.valueOf(type).startsWith("application/merge-patch+json")) {
      answer(exchange, 415, path);
      return;
    }
    ObjectNode object = objects.get(path);
    if (object != null) {
      merge(object, body);
    }
    answer(exchange, object == null ? 404 : 200, path);
  }

  private static void merge(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(entry -> {
          if (entry.getValue().isNull()) {
            target.remove(entry.getKey());
          } else if (entry.getValue().isObject()) {
            merge(target.withObjectProperty(entry.getKey()), entry.getValue());
          } else {
            target.set(entry.getKey(), entry.getValue());
          }
        });
  }

  private void answer(HttpExchange exchange, int status, String path) throws IOException {
    byte[] text = status < 300 ? JSON.writeValueAsBytes(objects.get(path)) : new byte[] {'{', '}'};
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
