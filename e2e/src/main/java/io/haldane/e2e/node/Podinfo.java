package io.haldane.e2e.node;

import com.sun.net.httpserver.HttpExchange;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A look-alike of podinfo: {@code /}, {@code /version}, {@code /token}, {@code /healthz}, {@code
 * /readyz} with {@code /readyz/enable} and {@code /readyz/disable}, {@code /status/CODE}, {@code
 * /delay/SECONDS} and {@code /metrics} with its histogram.
 */
final class Podinfo implements Program {
  /** As podinfo does, it goes on for that long after it was told to end, not being ready. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final String pod;
  private final String version;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram durations =
      Histogram.builder()
          .name("http_request_duration_seconds")
          .help("Seconds that requests took.")
          .labelNames("method", "path", "status")
          .classicOnly()
          .register(registry);
  private final Web web;
  private volatile boolean ready = true;

  Podinfo(String pod, String version, String address, List<Integer> ports) {
    this.pod = pod;
    this.version = version;
    this.web = new Web(address, ports.isEmpty() ? List.of(9898) : ports, this::handle);
  }

  private record Reply(int code, String type, String body) {
    static Reply json(int code, String body) {
      return new Reply(code, "application/json", body);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    long begun = System.nanoTime();
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      Reply reply = reply(path);
      byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type);
      exchange.getResponseHeaders().set("x-version", version);
      exchange.getResponseHeaders().set("x-pod", pod);
      boolean head = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
      exchange.sendResponseHeaders(reply.code, head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
      if (!path.equals("/metrics")) {
        durations
            .labelValues(exchange.getRequestMethod(), "root", Integer.toString(reply.code))
            .observe((System.nanoTime() - begun) / 1e9);
      }
    }
  }

  private Reply reply(String path) throws IOException {
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith("/status/")) {
      return Reply.json(Integer.parseInt(last), "{\"status\":" + last + "}");
    }
    if (path.startsWith("/delay/")) {
      LockSupport.parkNanos((long) (Double.parseDouble(last) * 1e9));
      return Reply.json(200, "{\"delay\":" + last + "}");
    }
    if (path.equals("/readyz/enable") || path.equals("/readyz/disable")) {
      ready = path.endsWith("enable");
      return Reply.json(202, "{\"status\":\"OK\"}");
    }
    return switch (path) {
      case "/metrics" -> new Reply(200, "text/plain; version=0.0.4", metrics());
      case "/token" -> Reply.json(200, "{\"token\":\"" + UUID.randomUUID() + "\"}");
      case "/healthz" -> Reply.json(200, "{\"status\":\"OK\"}");
      case "/readyz" -> Reply.json(ready ? 200 : 503, "{\"ready\":" + ready + "}");
      default -> Reply.json(200, "{\"hostname\":\"" + pod + "\",\"version\":\"" + version + "\"}");
    };
  }

  private String metrics() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toString(StandardCharsets.UTF_8);
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void end(Duration grace) {
    ready = false;
    Duration farewell = grace.compareTo(FAREWELL) < 0 ? grace : FAREWELL;
    LockSupport.parkNanos(farewell.toNanos());
    web.drain(grace.minus(farewell));
  }

  @Override
  public void close() {
    web.close();
  }
}
