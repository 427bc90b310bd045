package io.haldane.sandbox.metrics;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A target: a page on a free loopback port that can change, fail and count its visitors. */
final class MetricsPage implements AutoCloseable {
  private final HttpServer http;
  private final AtomicReference<Supplier<String>> page = new AtomicReference<>(() -> "");
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicInteger visits = new AtomicInteger();

  MetricsPage() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/metrics",
        exchange -> {
          visits.incrementAndGet();
          byte[] bytes = page.get().get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(status.get(), bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    http.start();
  }

  void says(String text) {
    status.set(200);
    page.set(() -> text);
  }

  void says(Supplier<String> text) {
    page.set(text);
  }

  void fails(int code) {
    status.set(code);
  }

  int visits() {
    return visits.get();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/metrics");
  }

  String instance() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
