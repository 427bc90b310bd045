package io.haldane.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestExecutionListener;
import org.opentest4j.TestAbortedException;

class RealServersTest {
  private static String line(Map<String, Boolean> asked) {
    return RealServers.line(new TreeMap<>(asked));
  }

  @Test
  void the_last_line_names_the_servers_that_were_there_and_those_that_were_not() {
    assertThat(line(Map.of("Prometheus", true, "Graphite", true)))
        .isEqualTo("real servers: Graphite, Prometheus");
    assertThat(line(Map.of("moto", true, "NATS", false, "InfluxDB", false)))
        .isEqualTo("real servers: moto; not here: InfluxDB, NATS");
    assertThat(line(Map.of("NATS", false))).isEqualTo("real servers: none; not here: NATS");
  }

  @Test
  void a_test_whose_server_is_not_there_is_skipped() {
    assertThatThrownBy(() -> RealServers.need("a server of nobody", "no-such-program"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no-such-program");
  }

  @Test
  void runs_of_tests_find_it() {
    assertThat(ServiceLoader.load(TestExecutionListener.class))
        .anyMatch(RealServers.class::isInstance);
  }
}
