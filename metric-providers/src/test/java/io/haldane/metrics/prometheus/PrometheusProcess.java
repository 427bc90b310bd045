package io.haldane.metrics.prometheus;

import io.haldane.metrics.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A Prometheus server of one test class, on the loopback interface, and what it scrapes. */
final class PrometheusProcess implements AutoCloseable {
  private final ScrapedMesh mesh;
  private final Process process;
  private final int port;

  private PrometheusProcess(ScrapedMesh mesh, Process process, int port) {
    this.mesh = mesh;
    this.process = process;
    this.port = port;
  }

  static boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
  }

  /** Starts it; whoever asks waits until it answers. */
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
    int port = Ports.unused();
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("prometheus.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new PrometheusProcess(mesh, process, port);
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    // Its data is thrown away, so nothing needs to be flushed.
    process.destroyForcibly();
    process.onExit().join();
    mesh.close();
  }
}
