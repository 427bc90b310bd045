package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.testing.FakeRouter;
import io.haldane.controller.testing.Objects;
import io.haldane.engine.world.RouterFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a router may ask for and say, and what becomes of one that asks for too much. */
final class RoutersTest {
  private static RouterFacts.Known facts(TrafficRouter router) {
    return facts(router, Objects.canary("web"));
  }

  private static RouterFacts.Known facts(TrafficRouter router, Canary canary) {
    Routers routers = new Routers(List.of(router), "fake", RouterSettings.NONE);
    RouteTarget target = routers.target(canary);
    assertThat(routers.needs(Optional.of(router), target, LiveObjects.NONE).size())
        .isLessThanOrEqualTo(100);
    return (RouterFacts.Known) routers.facts(Optional.of(router), target, LiveObjects.NONE);
  }

  @Test
  void a_router_that_asks_for_a_hundred_objects_gets_them() {
    assertThat(facts(new Greedy(100)).refusals()).isEmpty();
  }

  @Test
  void one_that_asks_for_more_holds_the_canary() {
    assertThat(facts(new Greedy(101)).refusals())
        .containsExactly(
            "the router fake asks for 101 objects, and at most 100 are read for one canary");
  }

  @Test
  void what_it_can_do_for_this_canary_counts_and_not_what_it_can_do_at_most() {
    assertThat(new Greedy(1).features()).contains(Feature.MIRROR);
    assertThat(facts(new Greedy(1)).features()).containsExactly(Feature.WEIGHTS);
  }

  @Test
  void what_live_objects_show_holds_the_canary() {
    assertThat(facts(new Greedy(13)).refusals()).containsExactly("13 brings bad luck");
  }

  @Test
  void a_router_that_fails_to_judge_live_objects_holds_the_canary() {
    assertThat(facts(new Greedy(14)).refusals())
        .containsExactly(
            "the router fake cannot read the existing routes:"
                + " java.lang.IllegalStateException: 14 is too much to think about");
  }

  @Test
  void a_kind_of_route_that_the_provider_does_not_write_holds_the_canary() {
    Canary canary = Objects.canary("web");
    ObjectNode tree = LiveObjects.toJson(canary);
    tree.withObject("/spec/service").put("routeKind", "TCPRoute");
    assertThat(facts(new Greedy(1), Objects.read(tree.toString(), Canary.class)).refusals())
        .containsExactly(
            "provider \"fake\" writes no TCPRoute, which spec.service.routeKind asks for; set it to one of GRPCRoute, HTTPRoute");
    assertThat(facts(new FakeRouter(), Objects.read(tree.toString(), Canary.class)).refusals())
        .containsExactly(
            "provider \"fake\" writes no TCPRoute, which spec.service.routeKind asks for; remove it, or choose a provider that writes it");
    tree.withObject("/spec/service").put("routeKind", "GRPCRoute");
    assertThat(facts(new Greedy(1), Objects.read(tree.toString(), Canary.class)).refusals())
        .isEmpty();
  }

  @Test
  void what_stands_in_the_way_is_read_unless_it_is_too_much_or_the_router_fails() {
    assertThat(circumstances(new Greedy(100))).hasSize(100);
    assertThat(circumstances(new Greedy(101))).isEmpty();
    assertThat(circumstances(new Greedy(14))).isEmpty();
  }

  private static Set<ObjectRef> circumstances(TrafficRouter router) {
    Routers routers = new Routers(List.of(router), "fake", RouterSettings.NONE);
    RouteTarget target = routers.target(Objects.canary("web"));
    return routers.circumstances(Optional.of(router), target, LiveObjects.NONE);
  }

  /** Names that many objects, and can mirror for nobody. */
  private record Greedy(int count) implements TrafficRouter {
    private static final FakeRouter FAKE = new FakeRouter();

    @Override
    public String id() {
      return FAKE.id();
    }

    @Override
    public Set<Feature> features() {
      return Set.of(Feature.WEIGHTS, Feature.MIRROR);
    }

    @Override
    public Set<Feature> features(RouteTarget target, LiveObjects live) {
      return Set.of(Feature.WEIGHTS);
    }

    @Override
    public Set<RoutedKind> kinds() {
      return FAKE.kinds();
    }

    @Override
    public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
      return IntStream.range(0, count).mapToObj(i -> Objects.configMap("route-" + i)).toList();
    }

    @Override
    public Set<String> routeKinds() {
      return Set.of("HTTPRoute", "GRPCRoute");
    }

    @Override
    public Set<ObjectRef> circumstances(RouteTarget target, LiveObjects live) {
      if (count == 14) {
        throw new IllegalStateException("14 is too much to think about");
      }
      return Set.copyOf(needs(target, live));
    }

    @Override
    public List<String> refusals(RouteTarget target, LiveObjects live) {
      if (count == 14) {
        throw new IllegalStateException("14 is too much to think about");
      }
      return count == 13 ? List.of("13 brings bad luck") : List.of();
    }

    @Override
    public RouteState observe(RouteTarget target, LiveObjects live) {
      return FAKE.observe(target, live);
    }

    @Override
    public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
      return FAKE.render(target, desired, live);
    }

    @Override
    public Manifests restore(RouteTarget target, LiveObjects live) {
      return FAKE.restore(target, live);
    }

    @Override
    public BuiltinQueries queries() {
      return FAKE.queries();
    }
  }
}
