package io.haldane.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Series;
import io.haldane.api.metrics.MetricAnswer.Unavailable;
import io.haldane.api.metrics.MetricAnswer.Value;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.metrics.Asking;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real VictoriaMetrics, where one is on the PATH. */
class RealVictoriaMetricsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static @Nullable VictoriaMetricsProcess running;

  private final Asking provider = Asking.patiently(new PrometheusProvider());

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    RealServers.need("VictoriaMetrics", "victoria-metrics");
    VictoriaMetricsProcess server = VictoriaMetricsProcess.start(directory);
    running = server;
    long now = Instant.now().toEpochMilli();
    long before = now - MINUTE.toMillis();
    String samples =
        """
        ms{pod="a"} 600 %1$d
        ms{pod="a"} 900 %2$d
        up{pod="a"} 1 %1$d
        up{pod="b"} 0 %1$d
        """
            .formatted(before, now);
    await().atMost(MINUTE).until(() -> server.write(samples));
    Asking provider = Asking.patiently(new PrometheusProvider());
    await()
        .atMost(MINUTE)
        .until(() -> provider.query(backend(""), "count(up)").equals(new Value(2)));
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  private static Backend backend(String path) {
    return Backend.prometheus(Objects.requireNonNull(running, "a server runs").address() + path);
  }

  private MetricAnswer ask(String query) {
    return provider.query(backend("/prometheus"), query);
  }

  @Test
  void the_newest_half_minute_is_hidden_unless_the_address_says_otherwise() {
    assertThat(ask("ms")).isEqualTo(new Value(600));
    assertThat(provider.query(backend("/prometheus?nocache=1"), "ms")).isEqualTo(new Value(900));
  }

  @Test
  void nothing_and_what_is_not_finite_is_no_data() {
    assertThat(ask("nobody_counts_this")).isInstanceOf(NoData.class);
    assertThat(ask("0 / 0")).isInstanceOf(NoData.class);
    assertThat(ask("1 / 0")).isInstanceOf(NoData.class);
  }

  @Test
  void several_series_are_not_one_value() {
    assertThat(ask("up")).isInstanceOf(Series.class);
    assertThat(ask("sum(up)")).isEqualTo(new Value(1));
  }

  @Test
  void what_the_template_gets_wrong_is_the_configurations_fault() {
    assertConfiguration(ask("sum("), "unexpected token");
    assertConfiguration(provider.query(backend("/select/0/prometheus"), "ms"), "unsupported path");
  }

  @Test
  void the_check_succeeds() {
    assertThat(provider.check(backend("/prometheus"))).isEmpty();
    assertThat(provider.check(backend(""))).isEmpty();
  }

  private static void assertConfiguration(MetricAnswer answer, String words) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Unavailable.class,
            unavailable -> {
              assertThat(unavailable.why()).contains(words);
              assertThat(unavailable.fault()).isEqualTo(Fault.CONFIGURATION);
            });
  }
}
