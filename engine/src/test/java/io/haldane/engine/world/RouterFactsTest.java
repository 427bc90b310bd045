package io.haldane.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterFactsTest {
  private static final BuiltinQueries QUERIES =
      new BuiltinQueries("", "", BuiltinQueries.Unit.SECONDS);

  private static RouterFacts.Known facts(RouteState state) {
    return new RouterFacts.Known("plain", Set.of(Feature.BLUE_GREEN), QUERIES, List.of(), state);
  }

  private static Canary iterating(int iterations) {
    Canary canary = new Canary();
    canary.setStatus(canary.statusOrEmpty().edit().iterations(iterations).done());
    return canary;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 100", "7, 100"})
  void without_a_route_a_run_that_iterates_calls_the_canary(int iterations, int percent) {
    assertThat(facts(new RouteState.NoRoute()).read(iterating(iterations)))
        .isEqualTo(facts(new RouteState.Routed(Traffic.weight(percent))));
  }

  @Test
  void a_route_that_can_be_read_is_believed() {
    RouterFacts.Known absent = facts(new RouteState.Absent());
    assertThat(absent.read(iterating(1))).isSameAs(absent);
  }
}
