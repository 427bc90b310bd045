package io.haldane.mesh.gloo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Pending;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlooRouterTest extends RouterContract {
  private static final String WEIGHTED = "stepWeight: 10";
  private static final String DESTINATIONS = "/spec/routes/0/routeAction/multi/destinations";
  private final GlooRouter router = new GlooRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  /** An Upstream names the Service; a route names the Upstream. */
  @Test
  void a_version_has_the_upstream_of_its_service() {
    MemoryCluster cluster = routed(Traffic.weight(20));
    assertThat(cluster.all())
        .filteredOn(object -> object.path("kind").asText().equals("Upstream"))
        .extracting(object ->
            object.at("/metadata/name").asText()
                + " "
                + object.at("/spec/kube/serviceName").asText())
        .containsExactlyInAnyOrder(
            "shop-till-primaryupstream-80 till-primary", "shop-till-canaryupstream-80 till-canary");
  }

  private MemoryCluster routed(Traffic traffic) {
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target(WEIGHTED, traffic), traffic, cluster.live()));
    return cluster;
  }

  /** What is read of a table that was routed with 20 percent and then changed. */
  private RouteState read(Consumer<ObjectNode> change) {
    Traffic traffic = Traffic.weight(20);
    RouteTarget target = target(WEIGHTED, traffic);
    MemoryCluster cluster = routed(traffic);
    cluster.all().stream()
        .filter(object -> object.path("kind").asText().equals("RouteTable"))
        .forEach(change);
    return router.observe(target, cluster.live());
  }

  private RouteState readWithStatus(String status) {
    return read(table -> table.set("status", Yaml.documents(status).getFirst()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{state: Rejected, reason: no such upstream}",
        "{statuses: {a: {state: Accepted}, gloo-system: {state: Rejected, reason: no such upstream}}}"
      })
  void a_table_that_gloo_refuses_is_waited_for_with_the_reason(String status) {
    assertThat(readWithStatus(status))
        .isEqualTo(
            new Pending("Gloo refuses RouteTable shop/till: no such upstream", Traffic.weight(20)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{state: Accepted}", "{statuses: {gloo-system: {state: Warning}}}"})
  void a_table_that_gloo_does_not_refuse_is_routed(String status) {
    assertThat(readWithStatus(status)).isEqualTo(new Routed(Traffic.weight(20)));
  }

  @Test
  void an_absent_weight_is_zero() {
    Consumer<ObjectNode> change =
        table -> ((ObjectNode) table.at(DESTINATIONS + "/1")).remove("weight");
    assertThat(read(change)).isEqualTo(new Routed(Traffic.ALL_TO_PRIMARY));
  }

  @Test
  void without_any_weight_there_is_no_split() {
    Consumer<ObjectNode> change =
        table -> table.at(DESTINATIONS).forEach(each -> ((ObjectNode) each).remove("weight"));
    assertThat(read(change))
        .isEqualTo(
            new Unreadable(
                "RouteTable shop/till weighs the primary with 0 and the canary with 0, which is no split"));
  }

  @Test
  void a_route_to_others_is_no_split() {
    Consumer<ObjectNode> change =
        table ->
            ((ObjectNode) table.at(DESTINATIONS + "/1/destination/upstream")).put("name", "other");
    assertThat(read(change))
        .isEqualTo(
            new Unreadable(
                "RouteTable shop/till does not split between the upstreams"
                    + " shop-till-primaryupstream-80 and shop-till-canaryupstream-80 only"));
  }

  @Test
  void the_canary_is_measured_by_the_name_of_its_upstream() {
    assertThat(router.queries().successRate())
        .contains(
            "envoy_cluster_name=~\"{{ namespace }}-{{ service }}-canaryupstream-[0-9]+_{{ namespace }}\"");
  }
}
