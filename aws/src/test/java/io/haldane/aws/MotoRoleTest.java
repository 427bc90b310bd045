package io.haldane.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haldane.outbound.OutboundClient;
import io.haldane.testing.LocalProcess;
import io.haldane.testing.Ports;
import io.haldane.testing.RealServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the STS of moto, where it is on the PATH. It takes any token. */
class MotoRoleTest {
  @TempDir private Path directory;

  @Test
  void a_role_gives_keys_with_an_end() throws Exception {
    RealServers.need("moto", "moto_server");
    String port = String.valueOf(Ports.unused());
    List<String> command = List.of("moto_server", "-H", "127.0.0.1", "-p", port);
    OwnIdentity identity =
        new OwnIdentity(
            Map.of(
                "AWS_ROLE_ARN",
                "arn:aws:iam::123456789012:role/haldane",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(directory.resolve("token"), "of-the-pod").toString(),
                "AWS_ENDPOINT_URL_STS",
                "http://127.0.0.1:" + port));
    AwsRegion region = new AwsRegion("eu-central-1");
    try (LocalProcess _ = LocalProcess.start(directory, Map.of(), command);
        OutboundClient client = new OutboundClient()) {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() ->
              assertThat(identity.keys(client, region, Instant.now(), Duration.ofSeconds(20)))
                  .isInstanceOfSatisfying(
                      OwnIdentity.Found.Good.class,
                      good -> {
                        assertThat(good.keys().id()).startsWith("ASIA");
                        assertThat(good.keys().secret()).isNotEmpty();
                        assertThat(good.keys().session()).isNotEmpty();
                      }));
    }
  }
}
