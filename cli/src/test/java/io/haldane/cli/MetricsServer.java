package io.haldane.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A Prometheus that gives every query the same value. */
final class MetricsServer implements AutoCloseable {
  private final HttpServer server;
  private volatile String value = "";

  MetricsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/query",
        exchange -> {
          String query =
              URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
          byte[] body = answer(query).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** The value of all queries; empty for no series. */
  MetricsServer giving(String all) {
    value = all;
    return this;
  }

  private String answer(String query) {
    String given = query.equals("query=vector(1)") ? "1" : value;
    String series = given.isEmpty() ? "" : "{\"metric\":{},\"value\":[1,\"%s\"]}".formatted(given);
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[%s]}}"
        .formatted(series);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
