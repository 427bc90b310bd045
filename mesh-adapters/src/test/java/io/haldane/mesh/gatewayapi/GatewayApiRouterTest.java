package io.haldane.mesh.gatewayapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.RouterContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GatewayApiRouterTest {
  private final GatewayApiRouter router = new GatewayApiRouter.V1();
  private final MemoryCluster cluster = new MemoryCluster(List.of());

  @Nested
  class V1 extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new GatewayApiRouter.V1();
    }

    @Override
    protected String service() {
      return Tills.GATEWAY;
    }
  }

  @Nested
  class V1Beta1 extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new GatewayApiRouter.V1Beta1();
    }

    @Override
    protected String service() {
      return Tills.GATEWAY;
    }
  }

  private ObjectNode routed(RouteTarget target, Traffic traffic) {
    cluster.apply(router.render(target, traffic, cluster.live()));
    return cluster.find(Version.V1.route(target)).orElseThrow();
  }

  @Test
  void only_the_rule_for_the_last_runs_users_revokes_their_cookie() {
    RouteTarget target = Tills.target("stepWeight: 10, sessionAffinity: {cookieName: met}");
    Traffic after = new Traffic(0, false, new Traffic.Affinity(null, null, "met=qwertyuiop"));
    JsonNode rules = routed(target, after).at("/spec/rules");
    assertThat(rules).hasSize(2);
    assertThat(rules.path(0).path("filters").toString()).contains("met=qwertyuiop; Max-Age=-1");
    assertThat(rules.path(1).toString()).doesNotContain("Max-Age");
  }

  @Test
  void testers_meet_the_canary_from_the_first_step_on_and_not_before() {
    RouteTarget target =
        Tills.target("stepWeight: 10, match: [{headers: {x-tester: {exact: \"yes\"}}}]");
    for (int weight = 0; weight <= 100; weight++) {
      JsonNode rules = routed(target, Traffic.weight(weight)).at("/spec/rules");
      assertThat(rules.at("/0/matches/0/headers/0/name").asText()).isEqualTo("x-tester");
      assertThat(rules.at("/0/backendRefs/1/weight").asInt()).isEqualTo(weight > 0 ? 100 : 0);
      assertThat(rules.at("/1/backendRefs/1/weight").asInt()).isEqualTo(weight);
      assertThat(router.observe(target, cluster.live()))
          .isEqualTo(new Routed(Traffic.weight(weight)));
    }
  }

  /** As the API server completes it: with a difference here, it would be written for ever. */
  @Test
  void what_the_api_server_would_add_is_written_already() {
    RouteTarget target =
        Tills.target(
            "iterations: 3, mirror: true",
            "match: [{headers: {x-zone: {exact: north}}, queryParams: {lang: {exact: da}}}]",
            "mirror: [{backendRef: {name: archive, port: 80}}]",
            "corsPolicy: {allowOrigin: [\"https://example.com\"]}");
    JsonNode spec = routed(target, new Traffic(0, true, null)).path("spec");
    assertThat(spec.at("/parentRefs/0/group").asText()).isEqualTo("gateway.networking.k8s.io");
    assertThat(spec.at("/parentRefs/0/kind").asText()).isEqualTo("Gateway");
    JsonNode rule = spec.at("/rules/0");
    assertThat(rule.at("/matches/0/path").toString())
        .isEqualTo("{\"type\":\"PathPrefix\",\"value\":\"/\"}");
    assertThat(rule.at("/matches/0/headers/0/type").asText()).isEqualTo("Exact");
    assertThat(rule.at("/matches/0/queryParams/0/type").asText()).isEqualTo("Exact");
    assertThat(rule.at("/filters/1/cors/maxAge").asInt()).isEqualTo(5);
    List<JsonNode> backends = rule.findValues("backendRef");
    rule.path("backendRefs").forEach(backends::add);
    assertThat(backends)
        .hasSize(4)
        .allSatisfy(backend -> {
          assertThat(backend.path("group").isTextual()).isTrue();
          assertThat(backend.path("kind").asText()).isEqualTo("Service");
        });
  }

  @Test
  void what_the_canary_no_longer_asks_for_goes_from_the_route() {
    RouteTarget rich =
        Tills.target(
            "stepWeight: 10",
            "timeout: 5s",
            "hosts: [app.example.com]",
            "rewrite: {uri: /elsewhere}");
    assertThat(routed(rich, Traffic.weight(10)).toString())
        .contains("timeouts", "hostnames", "/elsewhere");
    assertThat(routed(Tills.target("stepWeight: 10"), Traffic.weight(10)).toString())
        .doesNotContain("timeouts", "hostnames", "/elsewhere");
  }

  @Test
  void a_backend_without_a_weight_weighs_one() {
    RouteTarget target = Tills.target("stepWeight: 10");
    ObjectNode route = routed(target, Traffic.weight(10));
    route.at("/spec/rules/0/backendRefs").forEach(ref -> ((ObjectNode) ref).remove("weight"));
    assertThat(router.observe(target, cluster.live())).isEqualTo(new Routed(Traffic.weight(50)));
  }

  @Test
  void two_weights_of_zero_are_no_split() {
    RouteTarget target = Tills.target("stepWeight: 10");
    ObjectNode route = routed(target, Traffic.ALL_TO_PRIMARY);
    ((ObjectNode) route.at("/spec/rules/0/backendRefs/0")).put("weight", 0);
    assertThat(router.observe(target, cluster.live())).isInstanceOf(RouteState.Unreadable.class);
  }

  @Test
  void a_service_of_that_name_in_another_namespace_is_not_the_canary() {
    RouteTarget target = Tills.target("stepWeight: 10");
    ObjectNode route = routed(target, Traffic.weight(10));
    ((ObjectNode) route.at("/spec/rules/0/backendRefs/1")).put("namespace", "elsewhere");
    assertThat(router.observe(target, cluster.live())).isInstanceOf(RouteState.Unreadable.class);
  }
}
