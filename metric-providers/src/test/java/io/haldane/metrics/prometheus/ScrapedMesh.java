package io.haldane.metrics.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** A target whose counters grow with each scrape: one request of a hundred fails. */
final class ScrapedMesh implements AutoCloseable {
  private static final String LABELS = "reporter=\"destination\",destination_workload=\"podinfo\"";

  private final HttpServer server;
  private final AtomicLong scrapes = new AtomicLong();

  private ScrapedMesh(HttpServer server) {
    this.server = server;
  }

  static ScrapedMesh start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ScrapedMesh mesh = new ScrapedMesh(server);
    server.createContext("/metrics", mesh::scrape);
    server.start();
    return mesh;
  }

  String address() {
    return server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
  }

  private void scrape(HttpExchange exchange) throws IOException {
    byte[] body = metrics(scrapes.incrementAndGet()).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String metrics(long scrape) {
    return """
    istio_requests_total{%1$s,response_code="200"} %2$d
    istio_requests_total{%1$s,response_code="503"} %3$d
    istio_request_duration_milliseconds_bucket{%1$s,le="50"} %3$d
    istio_request_duration_milliseconds_bucket{%1$s,le="100"} %4$d
    istio_request_duration_milliseconds_bucket{%1$s,le="+Inf"} %4$d
    """
        .formatted(LABELS, 99 * scrape, scrape, 100 * scrape);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
