package io.haldane.sandbox.training;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A Prometheus that finds everything well: all requests succeed, in ten milliseconds. */
final class Contentment implements AutoCloseable {
  private final HttpServer server;

  Contentment() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String query =
              exchange.getRequestURI().getRawQuery()
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer =
              answer(URLDecoder.decode(query, StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static String answer(String query) {
    String value = query.contains("vector(1)") ? "1" : query.contains("histogram") ? "10" : "100";
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[0,\"%s\"]}]}}"
        .formatted(value);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
