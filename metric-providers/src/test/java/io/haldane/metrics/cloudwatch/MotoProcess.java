package io.haldane.metrics.cloudwatch;

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

/** Moto, which plays AWS: {@code pip install moto[server]}. It verifies no signature. */
final class MotoProcess implements AutoCloseable {
  private final LocalProcess process;
  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();

  private MotoProcess(LocalProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  static MotoProcess start(Path directory) throws IOException {
    int port = Ports.unused();
    return new MotoProcess(
        LocalProcess.start(
            directory,
            Map.of(),
            List.of("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))),
        "http://127.0.0.1:" + port);
  }

  String address() {
    return address;
  }

  /** Puts data; whether the server took it. */
  boolean put(String data) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/"))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "GraniteServiceVersion20100801.PutMetricData")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKID/20261127/eu-central-1/monitoring/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(data))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
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
