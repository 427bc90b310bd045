package io.haldane.e2e.metrics;

import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A real Prometheus over the pods and the proxies. What the proxies count gets the names that Istio
 * gives it while it is scraped.
 */
public final class PrometheusServer implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String ADDRESS = "127.0.0.1:9090";

  private final ControlPlane plane;
  private Daemon daemon;

  private PrometheusServer(ControlPlane plane) {
    this.plane = plane;
    this.daemon = launch();
  }

  /** Starts it and waits until it is ready. */
  public static PrometheusServer start(ControlPlane plane) {
    PrometheusServer server = new PrometheusServer(plane);
    server.awaitReady();
    return server;
  }

  /** The pods to scrape, as {@code file_sd}. */
  public static Path targets(ControlPlane plane) {
    return plane.run().resolve("targets.json");
  }

  public URI address() {
    return URI.create("http://" + ADDRESS);
  }

  public Daemon daemon() {
    return daemon;
  }

  /** Starts a dead one again, on the data that it had. */
  public void restart() {
    daemon.close();
    daemon = launch();
    awaitReady();
  }

  private Daemon launch() {
    Path file = plane.run().resolve("prometheus.yaml");
    try (InputStream yaml =
        PrometheusServer.class.getResourceAsStream("/io/haldane/e2e/prometheus.yaml")) {
      String text = new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(file, text.replace("TARGETS", targets(plane).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
    return Daemon.start(
        "prometheus",
        plane.logs(),
        List.of(
            "prometheus",
            "--config.file=" + file,
            "--storage.tsdb.path=" + plane.run().resolve("prometheus"),
            "--web.listen-address=" + ADDRESS,
            "--log.level=warn"));
  }

  private void awaitReady() {
    HttpRequest ready =
        HttpRequest.newBuilder(address().resolve("/-/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    Until.holds(
        "Prometheus to be ready",
        Duration.ofSeconds(60),
        () -> {
          daemon.check();
          try {
            return HTTP.send(ready, BodyHandlers.discarding()).statusCode() == 200;
          } catch (IOException notYet) {
            return false;
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
          }
        },
        () -> daemon.lastLines());
  }

  @Override
  public void close() {
    daemon.close();
  }
}
