package io.haldane.metrics.prometheus;

import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A VictoriaMetrics of one node. */
record VictoriaMetricsProcess(LocalProcess process, String address) implements AutoCloseable {
  static VictoriaMetricsProcess start(Path directory) throws IOException {
    String listen = "127.0.0.1:" + Ports.unused();
    List<String> command =
        List.of(
            "victoria-metrics",
            "-httpListenAddr=" + listen,
            "-storageDataPath=" + directory.resolve("data"));
    return new VictoriaMetricsProcess(
        LocalProcess.start(directory, Map.of(), command), "http://" + listen);
  }

  /** Writes samples, one on each line, with milliseconds at their end; whether it took them. */
  boolean write(String lines) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/import/prometheus"))
            .POST(HttpRequest.BodyPublishers.ofString(lines))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
