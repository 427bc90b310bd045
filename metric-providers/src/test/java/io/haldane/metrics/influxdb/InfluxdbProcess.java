package io.haldane.metrics.influxdb;

import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An InfluxDB of version 1 with a login. */
final class InfluxdbProcess implements AutoCloseable {
  private final LocalProcess process;
  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();

  private InfluxdbProcess(LocalProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  static InfluxdbProcess start(Path directory) throws IOException {
    int port = Ports.unused();
    Path configuration =
        Files.writeString(
            directory.resolve("influxdb.conf"),
            """
            reporting-disabled = true
            bind-address = "127.0.0.1:%d"
            [meta]
              dir = "meta"
            [data]
              dir = "data"
              wal-dir = "wal"
            [http]
              bind-address = "127.0.0.1:%d"
              auth-enabled = true
            """
                .formatted(Ports.unused(), port));
    return new InfluxdbProcess(
        LocalProcess.start(
            directory, Map.of(), List.of("influxd", "-config", configuration.toString())),
        "http://127.0.0.1:" + port);
  }

  String address() {
    return address;
  }

  /** Runs a statement; whether the server took it. */
  boolean run(String statement) throws InterruptedException {
    return post("/query?q=" + URLEncoder.encode(statement, StandardCharsets.UTF_8), "");
  }

  /** Writes points, one on each line; whether the server took them. */
  boolean write(String lines) throws InterruptedException {
    return post("/write?db=shop", lines);
  }

  private boolean post(String path, String body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Basic YWRhOmxvdmVsYWNl")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }
}
