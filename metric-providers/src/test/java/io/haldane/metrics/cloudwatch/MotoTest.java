package io.haldane.metrics.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Value;
import io.haldane.metrics.Asking;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against moto, where it is on the PATH: it knows plain statistics, and no expressions. */
class MotoTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static @Nullable MotoProcess running;

  private final Asking provider = Asking.patiently(new CloudwatchProvider());

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    RealServers.need("moto", "moto_server");
    MotoProcess server = MotoProcess.start(directory);
    running = server;
    // Within the minute that ends two minutes before the moment of the tests.
    await()
        .atMost(MINUTE)
        .until(() ->
            server.put(
                "{\"Namespace\":\"Till\",\"MetricData\":[{\"MetricName\":\"Errors\","
                    + "\"Timestamp\":1795780640,\"Value\":42.0,\"Unit\":\"Count\"}]}"));
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  private static Backend backend() {
    String address = Objects.requireNonNull(running, "a server runs").address();
    Map<String, String> secret =
        Map.of("aws_access_key_id", "AKIDEXAMPLE", "aws_secret_access_key", "s3cret");
    return new Backend("cloudwatch", address, Map.of(), secret, "eu-central-1", false);
  }

  private MetricAnswer ask(String metric) {
    return provider.query(
        backend(),
        """
        [{"Id": "errors", "MetricStat": {"Stat": "Sum", "Period": 60,
          "Metric": {"Namespace": "Till", "MetricName": "%s"}}}]
        """
            .formatted(metric));
  }

  @Test
  void a_metric_has_its_value_and_an_unknown_one_has_none() {
    assertThat(ask("Errors")).isEqualTo(new Value(42));
    assertThat(ask("Nobody")).isInstanceOf(NoData.class);
  }

  @Test
  void the_check_succeeds() {
    assertThat(provider.check(backend())).isEmpty();
  }
}
