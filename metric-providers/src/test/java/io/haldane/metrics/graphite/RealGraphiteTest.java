package io.haldane.metrics.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.api.metrics.MetricAnswer.Unavailable;
import io.haldane.api.metrics.MetricAnswer.Value;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.Asking;
import io.haldane.testing.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Graphite, where its programs are on the PATH. */
class RealGraphiteTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant BEGIN = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 60);

  private static @Nullable GraphiteProcess running;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    RealServers.need("Graphite", "carbon-cache.py", "django-admin", "gunicorn");
    GraphiteProcess server = GraphiteProcess.start(directory);
    running = server;
    StringBuilder points = new StringBuilder();
    for (int second = 0; second < 10; second++) {
      long at = BEGIN.getEpochSecond() + second;
      points.append("till.a.errors ").append(second).append(' ').append(at).append('\n');
      points.append("till.b.errors 10 ").append(at).append('\n');
    }
    await()
        .atMost(MINUTE)
        .ignoreExceptions()
        .until(() -> {
          server.write(points.toString());
          return ask("target=till.a.errors") instanceof Value;
        });
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  private static Backend backend() {
    String address = Objects.requireNonNull(running, "a server runs").address();
    return new Backend("graphite", address, Map.of(), null, null, false);
  }

  /** The ten seconds that have points. */
  private static MetricAnswer ask(String query) {
    return new GraphiteProvider()
        .open(backend(), Asking.CONTEXT)
        .query(
            new MetricQuery(query, new Window(BEGIN.minusSeconds(1), BEGIN.plusSeconds(9)), MINUTE),
            MINUTE);
  }

  @Test
  void the_newest_point_of_the_window_counts() {
    assertThat(ask("target=till.a.errors")).isEqualTo(new Value(9));
    assertThat(ask("target=till.a.errors&from=-1h")).isEqualTo(new Value(9));
  }

  @Test
  void a_target_over_several_lines_is_understood() {
    await()
        .atMost(MINUTE)
        .untilAsserted(() ->
            assertThat(
                    ask(
                        """
                        target=asPercent(
                          sumSeries(till.{a,x}.errors),
                          sumSeries(till.*.errors)
                        )
                        """))
                .isInstanceOfSatisfying(
                    Value.class, value -> assertThat(value.value()).isBetween(47.0, 48.0)));
  }

  @Test
  void several_series_are_refused_and_none_is_no_data() {
    await()
        .atMost(MINUTE)
        .untilAsserted(
            () -> assertThat(ask("target=till.*.errors")).isInstanceOf(MetricAnswer.Series.class));
    assertThat(ask("target=nobody.counts.this")).isInstanceOf(NoData.class);
    assertThat(ask("target=removeBelowValue(till.a.errors,100)")).isInstanceOf(NoData.class);
  }

  @Test
  void a_query_that_graphite_refuses_is_the_configurations_fault() {
    assertRefused(ask("target=nope(till.a.errors)"), "unknown function: nope");
    assertRefused(ask("target=till.a.errors&from=whenever"), "400");
  }

  @Test
  void the_check_succeeds() {
    assertThat(Asking.patiently(new GraphiteProvider()).check(backend())).isEmpty();
  }

  private static void assertRefused(MetricAnswer answer, String words) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Unavailable.class,
            unavailable -> {
              assertThat(unavailable.why()).contains(words);
              assertThat(unavailable.fault()).isEqualTo(Fault.CONFIGURATION);
            });
  }
}
