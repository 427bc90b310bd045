package io.haldane.metrics.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Unavailable;
import io.haldane.api.metrics.MetricAnswer.Value;
import io.haldane.api.metrics.Sample.Fault;
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

/** Against a real InfluxDB of version 1, where one is on the PATH. */
class RealInfluxdbTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static @Nullable InfluxdbProcess running;

  private final Asking provider = Asking.patiently(new InfluxdbProvider());

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    RealServers.need("InfluxDB 1", "influxd");
    InfluxdbProcess server = InfluxdbProcess.start(directory);
    running = server;
    await()
        .atMost(MINUTE)
        .until(() -> server.run("CREATE USER ada WITH PASSWORD 'lovelace' WITH ALL PRIVILEGES"));
    // The moment of the tests, which does not move: 2026-11-27 12:00.
    await()
        .atMost(MINUTE)
        .until(() ->
            server.run("CREATE DATABASE shop")
                && server.write(
                    """
                    req,pod=a ms=2 1795780750000000000
                    req,pod=b ms=4 1795780760000000000
                    req,pod=a ms=9 1795780600000000000
                    """));
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  private static Backend backend(String path, String password) {
    String address = Objects.requireNonNull(running, "a server runs").address();
    Map<String, String> secret = Map.of("username", "ada", "password", password);
    return new Backend("influxdb", address + path, Map.of(), secret, null, false);
  }

  private static Backend shop() {
    return backend("/query?db=shop", "lovelace");
  }

  private MetricAnswer ask(String influxql) {
    return provider.query(shop(), influxql);
  }

  @Test
  void the_window_of_the_check_is_what_counts() {
    assertThat(
            ask("SELECT mean(ms) FROM req WHERE time >= ${fromMillis}ms AND time < ${toMillis}ms"))
        .isEqualTo(new Value(3));
    assertThat(ask("SELECT sum(ms) FROM req WHERE time >= '${from}' AND time < '${to}'"))
        .isEqualTo(new Value(6));
  }

  @Test
  void nothing_in_the_window_is_no_data() {
    assertThat(ask("SELECT mean(ms) FROM req WHERE time > '2027-01-01'"))
        .isInstanceOf(NoData.class);
    assertThat(ask("SELECT mean(nope) FROM req")).isInstanceOf(NoData.class);
    assertThat(ask("SELECT mean(ms) FROM nope")).isInstanceOf(NoData.class);
  }

  @Test
  void groups_are_several_values() {
    assertThat(ask("SELECT mean(ms) FROM req GROUP BY pod"))
        .isInstanceOf(MetricAnswer.Series.class);
    assertThat(ask("SELECT mean(ms), max(ms) FROM req")).isInstanceOf(MetricAnswer.Series.class);
    assertThat(ask("SELECT ms FROM req")).isInstanceOf(MetricAnswer.Series.class);
  }

  @Test
  void what_the_template_gets_wrong_is_the_configurations_fault() {
    assertConfiguration(ask("SELECT mean(ms FROM req"), "error parsing query");
    assertConfiguration(
        provider.query(backend("/query?db=none", "lovelace"), "SELECT mean(ms) FROM req"),
        "database not found");
    assertConfiguration(provider.query(backend("/query?db=shop", "wrong-one"), "SELECT"), "(401)");
    assertConfiguration(
        provider.query(
            new Backend(
                "influxdb",
                shop().address().replace("/query?db=shop", ""),
                Map.of(),
                Map.of("token", "ada:lovelace", "org", "shop"),
                null,
                false),
            "buckets()"),
        "404");
  }

  @Test
  void the_check_succeeds_only_with_the_database_and_the_login() {
    assertThat(provider.check(shop())).isEmpty();
    assertThat(provider.check(backend("/query?db=none", "lovelace")))
        .hasValueSatisfying(why -> assertThat(why).contains("database not found"));
    assertThat(provider.check(backend("/query?db=shop", "wrong-one"))).isPresent();
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
