package io.haldane.sandbox.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.haldane.sandbox.promql.Promql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the query API on a free loopback port, one virtual thread per request. */
final class QueryServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(QueryServer.class.getName());
  private static final int MOST_FORM_BYTES = 1 << 20;
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer http;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final QueryApi api;

  QueryServer(Promql promql, InstantSource clock) throws IOException {
    this.api = new QueryApi(promql, clock);
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(executor);
    http.createContext("/", this::handle);
    http.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      route(exchange);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "A client went away: {0}", e.toString());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Query failed: " + exchange.getRequestURI(), e);
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/-/ready" -> send(exchange, 200, TEXT, "Prometheus Server is Ready.\n");
      case "/-/healthy" -> send(exchange, 200, TEXT, "Prometheus Server is Healthy.\n");
      case "/api/v1/query" -> answer(exchange, api::query);
      case "/api/v1/query_range" -> answer(exchange, api::queryRange);
      case null, default -> send(exchange, 404, TEXT, "404 page not found\n");
    }
  }

  private interface Endpoint {
    QueryApi.Reply answer(Parameters parameters);
  }

  private static void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
    if (!Set.of("GET", "POST").contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, POST");
      send(exchange, 405, TEXT, "Method Not Allowed\n");
      return;
    }
    QueryApi.Reply reply;
    try {
      String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
      reply = endpoint.answer(Parameters.of(form(exchange), query));
    } catch (IllegalArgumentException e) {
      reply = QueryApi.refused("error parsing form values: " + e.getMessage());
    }
    send(exchange, reply.status(), "application/json", reply.body());
  }

  private static String form(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
      return "";
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_FORM_BYTES);
    return new String(body, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    http.stop(0);
    executor.shutdownNow();
  }
}
