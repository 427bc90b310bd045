package io.haldane.mesh.contour;

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

class ContourRouterTest extends RouterContract {
  private static final String WEIGHTED = "stepWeight: 10";
  private static final String MATCH = "match: [{headers: {x-tester: {exact: \"yes\"}}}]";
  private final ContourRouter router = new ContourRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  /** What is read of a proxy that was routed with 20 percent and then changed. */
  private RouteState read(String analysis, Consumer<ObjectNode> change) {
    Traffic traffic = Traffic.weight(20);
    RouteTarget target = target(analysis, traffic);
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, traffic, cluster.live()));
    cluster.all().forEach(change);
    return router.observe(target, cluster.live());
  }

  private RouteState readWithStatus(long generation, String status) {
    return read(
        WEIGHTED,
        proxy -> {
          proxy.withObjectProperty("metadata").put("generation", generation);
          proxy.set("status", Yaml.documents(status).getFirst());
        });
  }

  private static String valid(String status, String errors) {
    return """
    currentStatus: any
    conditions:
    - {type: theirs, status: "False", reason: Theirs, message: not ours, observedGeneration: 1}
    - {type: Valid, status: "%s", reason: Any, message: see errors, observedGeneration: 3, errors: [%s]}
    """
        .formatted(status, errors);
  }

  @Test
  void a_proxy_that_contour_accepts_is_routed() {
    assertThat(readWithStatus(3, valid("True", ""))).isEqualTo(new Routed(Traffic.weight(20)));
  }

  @Test
  void a_proxy_that_contour_has_never_looked_at_is_waited_for() {
    String untouched = "{currentStatus: NotReconciled, description: Waiting for controller}";
    assertThat(readWithStatus(1, untouched))
        .isEqualTo(
            new Pending(
                "Contour has not observed HTTPProxy shop/till of no ingress class yet",
                Traffic.weight(20)));
  }

  @Test
  void a_change_that_contour_has_not_looked_at_is_waited_for() {
    assertThat(readWithStatus(4, valid("True", "")))
        .isEqualTo(
            new Pending(
                "Contour has not observed the last change of HTTPProxy shop/till",
                Traffic.weight(20)));
  }

  @Test
  void a_proxy_that_contour_refuses_is_waited_for_with_the_reason() {
    String errors =
        "{type: ServiceError, message: no service till-canary}, {type: Orphaned, message: orphan}";
    assertThat(readWithStatus(3, valid("False", errors)))
        .isEqualTo(
            new Pending(
                "Contour refuses HTTPProxy shop/till: no service till-canary; orphan",
                Traffic.weight(20)));
    assertThat(readWithStatus(3, valid("False", "")))
        .isEqualTo(
            new Pending("Contour refuses HTTPProxy shop/till: see errors", Traffic.weight(20)));
  }

  @Test
  void a_proxy_that_contour_may_still_refuse_is_waited_for() {
    assertThat(readWithStatus(3, valid("Unknown", ""))).isInstanceOf(Pending.class);
    assertThat(
            read(
                WEIGHTED,
                proxy ->
                    proxy
                        .putObject("status")
                        .put("currentStatus", "invalid")
                        .put("description", "no such secret")))
        .isEqualTo(
            new Pending("Contour refuses HTTPProxy shop/till: no such secret", Traffic.weight(20)));
  }

  @Test
  void a_proxy_that_no_root_includes_yet_is_not_waited_for() {
    assertThat(readWithStatus(3, valid("False", "{type: Orphaned, message: orphan}")))
        .isEqualTo(new Routed(Traffic.weight(20)));
  }

  @Test
  void a_tcp_proxy_hides_the_routes() {
    RouteState state =
        read(WEIGHTED, proxy -> proxy.withObjectProperty("spec").putObject("tcpproxy"));
    assertThat(state)
        .isEqualTo(
            new Unreadable(
                "HTTPProxy shop/till has a tcpproxy, with which Contour ignores all routes;"
                    + " remove it"));
  }

  /** Without any weight Envoy gives each its half, which nobody asked for. */
  @Test
  void services_without_weights_are_no_split() {
    RouteState state =
        read(
            WEIGHTED,
            proxy ->
                proxy
                    .at("/spec/routes/0/services")
                    .forEach(service -> ((ObjectNode) service).remove("weight")));
    assertThat(state).isInstanceOf(Unreadable.class);
  }

  @Test
  void routes_to_others_are_no_split() {
    RouteState state =
        read(
            WEIGHTED,
            proxy -> ((ObjectNode) proxy.at("/spec/routes/0/services/1")).put("name", "stranger"));
    assertThat(state)
        .isEqualTo(
            new Unreadable(
                "HTTPProxy shop/till does not split between till-primary and till-canary"));
  }

  @Test
  void the_split_is_read_where_it_is_made() {
    Consumer<ObjectNode> unchanged = proxy -> {};
    assertThat(read("iterations: 10, " + MATCH, unchanged))
        .isEqualTo(new Routed(Traffic.weight(20)));
    assertThat(read("stepWeight: 10, " + MATCH, unchanged))
        .isEqualTo(new Routed(Traffic.weight(20)));
  }

  @Test
  void the_canary_is_measured_by_the_name_of_its_service() {
    assertThat(router.queries().successRate())
        .startsWith(
            "sum(rate(envoy_cluster_upstream_rq{"
                + "envoy_cluster_name=~\"{{ namespace }}_{{ service }}-canary_[0-9a-zA-Z-]+\","
                + " envoy_response_code!~\"5.*\"}[{{ interval }}]))");
  }
}
