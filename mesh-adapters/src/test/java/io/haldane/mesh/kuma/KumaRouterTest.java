package io.haldane.mesh.kuma;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Yaml;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KumaRouterTest extends RouterContract {
  private static final String BACKENDS = "/spec/to/0/rules/0/default/backendRefs";
  private final KumaRouter router = new KumaRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  /** What is read of a route that was written with 20 percent and then changed. */
  private RouteState read(Consumer<ObjectNode> change) {
    Traffic traffic = Traffic.weight(20);
    RouteTarget target = target("stepWeight: 10", traffic);
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, traffic, cluster.live()));
    cluster.all().forEach(change);
    return router.observe(target, cluster.live());
  }

  @Test
  void an_absent_weight_is_one_and_weights_are_relative() {
    Consumer<ObjectNode> change =
        route -> {
          ((ObjectNode) route.at(BACKENDS + "/0")).put("weight", 3);
          ((ObjectNode) route.at(BACKENDS + "/1")).remove("weight");
        };
    assertThat(read(change)).isEqualTo(new Routed(Traffic.weight(25)));
  }

  @Test
  void a_route_to_others_is_no_split() {
    Consumer<ObjectNode> change =
        route ->
            ((ObjectNode) route.at(BACKENDS + "/1/labels")).put("kuma.io/display-name", "other");
    assertThat(read(change)).isEqualTo(NO_SPLIT);
  }

  @Test
  void a_second_destination_in_the_route_is_no_split() {
    Consumer<ObjectNode> change =
        route -> route.withObjectProperty("spec").withArrayProperty("to").addObject();
    assertThat(read(change)).isEqualTo(NO_SPLIT);
  }

  private static final Unreadable NO_SPLIT =
      new Unreadable(
          "MeshHTTPRoute shop/till does not split between till-primary and till-canary only");

  @Test
  void weights_of_zero_are_no_split() {
    Consumer<ObjectNode> change =
        route -> route.at(BACKENDS).forEach(each -> ((ObjectNode) each).put("weight", 0));
    assertThat(read(change))
        .isEqualTo(
            new Unreadable(
                "MeshHTTPRoute shop/till weighs the primary with 0 and the canary with 0, which is no split"));
  }

  /** Names of clusters before Kuma's unified naming and since. */
  @ParameterizedTest
  @CsvSource({
    "till-canary_shop_svc_80, true",
    "till-canary_shop_svc_80-5c2b, true",
    "kri_msvc_default_east_shop_till-canary_http, true",
    "till-primary_shop_svc_80, false",
    "till-canary_other_svc_80, false",
    "kri_msvc_default_east_shop_till-primary_http, false",
    "self_inbound_dp_http, false",
  })
  void the_canary_is_measured_under_both_of_its_names(String cluster, boolean measured) {
    String query = router.queries().successRate();
    String selector = query.substring(query.indexOf("=~\"") + 3, query.indexOf("\", envoy_resp"));
    String expression =
        selector.replace("{{ namespace }}", "shop").replace("{{ service }}", "till");
    assertThat(Pattern.matches(expression, cluster)).isEqualTo(measured);
  }

  @Test
  void mirroring_keeps_everybody_on_the_primary() {
    Traffic mirrored = new Traffic(0, true, null);
    RouteTarget target = target("stepWeight: 10, mirrorWeight: 20", mirrored);
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, mirrored, cluster.live()));
    ObjectNode route = cluster.all().iterator().next();
    assertThat(route.at("/spec/to/0/rules/0/default/filters/0/requestMirror/percentage").asInt())
        .isEqualTo(20);
    assertThat(route.at(BACKENDS + "/0/weight").asInt()).isEqualTo(100);
    assertThat(Yaml.text(List.of(route))).contains("till-canary");
  }
}
