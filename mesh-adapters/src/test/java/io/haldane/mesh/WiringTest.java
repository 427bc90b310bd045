package io.haldane.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.Routers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WiringTest {

  static Stream<String> ids() {
    return Routers.all().stream().map(TrafficRouter::id);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void exactly_one_router_supports_a_provider(String id) {
    assertThat(Routers.accepting(id)).extracting(TrafficRouter::id).containsExactly(id);
  }

  @Test
  void every_provider_that_a_canary_may_name_is_served() throws IOException {
    Path schema = Path.of("../helm/src/main/resources/io/haldane/crd/canaries-overlay.yaml");
    List<String> providers =
        Files.readString(schema)
            .split("  spec.provider:", -1)[1]
            .lines()
            .dropWhile(line -> !line.startsWith("    - "))
            .takeWhile(line -> line.startsWith("    - "))
            .map(line -> line.substring(6))
            // The controller finds one of the others.
            .filter(provider -> !provider.equals("auto"))
            .toList();
    assertThat(providers)
        .contains("appmesh", "traefik")
        .allSatisfy(provider -> assertThat(Routers.accepting(provider)).hasSize(1));
  }

  /** A third part of a name may be any mesh, so only names without one can be misspelled. */
  static Stream<String> short_ids() {
    return ids().filter(id -> id.split(":", -1).length < 3);
  }

  @ParameterizedTest
  @MethodSource("short_ids")
  void no_router_supports_what_only_looks_like_a_provider(String id) {
    for (String other : List.of(id.toUpperCase(Locale.ROOT), id + "1", "x" + id, " " + id, "")) {
      assertThat(Routers.accepting(other)).as(other).isEmpty();
    }
  }

  @Test
  void a_query_is_written_out_as_prometheus_takes_it() {
    BuiltinQueries queries = Routers.accepting("istio").getFirst().queries();
    String requests =
        "istio_requests_total{reporter=\"destination\","
            + " destination_workload_namespace=\"{{ namespace }}\","
            + " destination_workload=~\"{{ target }}\"";
    assertThat(queries.successRate())
        .isEqualTo(
            "sum(rate("
                + requests
                + ", response_code!~\"5.*\"}[{{ interval }}])) / sum(rate("
                + requests
                + "}[{{ interval }}])) * 100");
  }
}
