package io.haldane.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Sample.NoData;
import io.haldane.api.metrics.Sample.Unavailable;
import io.haldane.api.metrics.Sample.Value;
import io.haldane.metrics.Asking;
import io.haldane.testing.RealServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real server, where one is on the PATH. */
class RealPrometheusTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final String SUCCESS_RATE =
      """
      sum(rate(istio_requests_total{
        reporter="destination",
        destination_workload=~"podinfo",
        response_code!~"5.*"}[1m]))
      /
      sum(rate(istio_requests_total{
        reporter="destination",
        destination_workload=~"podinfo"}[1m]))
      * 100
      """;

  private static final String DURATION =
      """
      histogram_quantile(0.99,
        sum(rate(istio_request_duration_milliseconds_bucket{
          reporter="destination", destination_workload=~"podinfo"}[1m])) by (le))
      """;

  private static @Nullable PrometheusProcess running;

  private final Asking provider = Asking.patiently(new PrometheusProvider());

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    RealServers.need("Prometheus", "prometheus");
    running = PrometheusProcess.start(directory);
    Asking provider = Asking.patiently(new PrometheusProvider());
    await().atMost(MINUTE).until(() -> provider.check(Backend.prometheus(address())).isEmpty());
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  private static String address() {
    return Objects.requireNonNull(running, "a server runs").address();
  }

  private Sample ask(String query) {
    Backend backend = Backend.prometheus(address());
    return Sample.of(provider.query(backend, query));
  }

  /** Rates need two scrapes. */
  private double valueOf(String query) {
    Sample sample = await().atMost(MINUTE).until(() -> ask(query), Value.class::isInstance);
    return ((Value) sample).value();
  }

  @Test
  void the_success_rate_of_a_mesh_is_a_value() {
    assertThat(valueOf(SUCCESS_RATE)).isEqualTo(99.0, within(1e-6));
  }

  @Test
  void the_latency_of_a_mesh_is_a_value() {
    assertThat(valueOf(DURATION)).isBetween(50.0, 100.0);
  }

  @Test
  void scalars_are_values_and_several_series_are_none() {
    assertThat(valueOf("scalar(vector(42))")).isEqualTo(42);
    assertRefused(
        ask("vector(1) or label_replace(vector(2), \"a\", \"b\", \"\", \"\")"), "aggregate it");
  }

  @Test
  void an_unknown_series_and_a_division_by_nothing_are_no_data() {
    assertThat(ask("sum(rate(nobody_counts_this_total[1m]))")).isInstanceOf(NoData.class);
    assertThat(ask("vector(0) / vector(0)")).isInstanceOf(NoData.class);
    assertThat(ask("vector(1) / vector(0)")).isInstanceOf(NoData.class);
  }

  @Test
  void a_query_that_does_not_parse_is_the_configurations_fault_with_the_servers_words() {
    assertRefused(ask("sum(rate(x[))"), "parse error");
    assertRefused(ask(""), "parse error");
    assertRefused(ask("sum(rate(x[]))"), "missing unit character in duration");
  }

  @Test
  void a_query_that_cannot_be_evaluated_is_the_configurations_fault() {
    assertRefused(ask("up[1m]"), "multiple values");
    assertRefused(ask("\"text\""), "returned a text");
    assertRefused(ask("label_replace(vector(1), \"\", \"b\", \"\", \"\")"), "invalid");
  }

  @Test
  void the_check_succeeds() {
    assertThat(provider.check(Backend.prometheus(address()))).isEmpty();
    assertThat(provider.check(Backend.prometheus(address() + "/elsewhere")))
        .hasValueSatisfying(why -> assertThat(why).contains("check the path"));
  }

  private static void assertRefused(Sample sample, String words) {
    assertThat(sample)
        .isInstanceOfSatisfying(
            Unavailable.class,
            unavailable -> {
              assertThat(unavailable.why()).contains(words);
              assertThat(unavailable.fault()).isEqualTo(Fault.CONFIGURATION);
            });
  }
}
