package io.haldane.metrics.prometheus;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Prometheus server of one test class, on the loopback interface, and what it scrapes. */
final class PrometheusProcess implements AutoCloseable {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** It chooses a free port and tells its log. */
  private static final Pattern LISTENING =
      Pattern.compile("Listening on.*address=127\\.0\\.0\\.1:([0-9]+)");

  private final ScrapedMesh mesh;
  private final Process process;
  private final String address;

  private PrometheusProcess(ScrapedMesh mesh, Process process, String address) {
    this.mesh = mesh;
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits until it listens. */
  static PrometheusProcess start(Path directory) throws IOException {
    ScrapedMesh mesh = ScrapedMesh.start();
    Path configuration =
        Files.writeString(
            directory.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s, scrape_timeout: 1s}
            scrape_configs:
            - job_name: mesh
              static_configs:
              - targets: ["%s"]
            """
                .formatted(mesh.address()));
    Path log = directory.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:0")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    String port = await().atMost(MINUTE).until(() -> port(log), Optional::isPresent).orElseThrow();
    return new PrometheusProcess(mesh, process, "http://127.0.0.1:" + port);
  }

  private static Optional<String> port(Path log) throws IOException {
    return LISTENING.matcher(Files.readString(log)).results().map(line -> line.group(1)).findAny();
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    // Its data is thrown away, so nothing needs to be flushed.
    process.destroyForcibly();
    process.onExit().join();
    mesh.close();
  }
}
