package io.haldane.webhooks.alertmanager;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Alertmanager, as Debian names it, that repeats what it knows five times a second. */
record RealAlertmanager(LocalProcess process, String address) implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param receiver where it sends alerts to
   */
  static RealAlertmanager start(Path directory, String receiver) throws IOException {
    RealServers.need("Alertmanager", "prometheus-alertmanager");
    Files.writeString(
        directory.resolve("alertmanager.yml"),
        """
        route:
          receiver: test
          group_by: ["..."]
          group_wait: 0s
          group_interval: 200ms
          repeat_interval: 200ms
        receivers:
        - name: test
          webhook_configs: [{url: "%s", send_resolved: true}]
        """
            .formatted(receiver));
    String listen = "127.0.0.1:" + Ports.unused();
    List<String> command =
        List.of(
            "prometheus-alertmanager",
            "--config.file=alertmanager.yml",
            "--storage.path=data",
            "--cluster.listen-address=",
            "--web.listen-address=" + listen);
    RealAlertmanager started =
        new RealAlertmanager(LocalProcess.start(directory, Map.of(), command), "http://" + listen);
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> started.alerts("nobody").isEmpty());
    return started;
  }

  /** The alerts of this canary that have not ended. */
  JsonNode alerts(String canary) throws IOException {
    return JSON.readTree(URI.create(address + "/api/v2/alerts?filter=canary%3D" + canary).toURL());
  }

  @Override
  public void close() {
    process.close();
  }
}
