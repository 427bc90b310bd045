package io.haldane.mesh.istio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class IstioRouterTest extends RouterContract {
  private final IstioRouter router = new IstioRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  private static RouteTarget till(String service, String analysis) {
    String canary =
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: till, namespace: shop}
        spec:
          targetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
          service:
            port: 80
            headers: {response: {add: {x-served-by: haldane}}}
            %s
          analysis: {interval: 30s, threshold: 5, stepWeight: 10, %s}
        """
            .formatted(service, analysis);
    return new RouteTarget(Yaml.canary(canary), "istio", RouterSettings.NONE);
  }

  @Test
  void only_the_rule_for_the_last_runs_users_revokes_their_cookie() {
    RouteTarget target = till("", "sessionAffinity: {cookieName: met}");
    Traffic after = new Traffic(0, false, new Traffic.Affinity(null, null, "met=qwertyuiop"));
    ObjectNode service = routed(target, after);
    assertThat(service.at("/spec/http/0/headers/response/add/Set-Cookie").asText())
        .isEqualTo("met=qwertyuiop; Max-Age=-1");
    assertThat(service.at("/spec/http/1/headers/response/add").toString())
        .isEqualTo("{\"x-served-by\":\"haldane\"}");
  }

  @Test
  void testers_meet_the_canary_from_the_first_step_on_and_not_before() {
    RouteTarget target = till("", "match: [{headers: {x-tester: {exact: \"yes\"}}}]");
    for (int weight = 0; weight <= 100; weight++) {
      ObjectNode service = routed(target, Traffic.weight(weight));
      assertThat(service.at("/spec/http/0/match/0/headers/x-tester/exact").asText())
          .isEqualTo("yes");
      assertThat(service.at("/spec/http/0/route/1/weight").asInt()).isEqualTo(weight > 0 ? 100 : 0);
      assertThat(service.at("/spec/http/1/route/1/weight").asInt()).isEqualTo(weight);
    }
  }

  @Test
  void the_split_is_read_from_the_weighted_rule_though_testers_come_first() {
    RouteTarget target = till("", "match: [{headers: {x-tester: {exact: \"yes\"}}}]");
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, Traffic.weight(20), cluster.live()));
    assertThat(router.observe(target, cluster.live()))
        .isEqualTo(new RouteState.Routed(Traffic.weight(20)));
  }

  @Test
  void the_split_is_read_from_the_weighted_rule_though_sticky_users_come_first() {
    RouteTarget target = till("", "sessionAffinity: {cookieName: met, primaryCookieName: stayed}");
    Traffic wanted =
        new Traffic(20, false, new Traffic.Affinity("met=abcdefghij", "stayed=klmnopqrst", null));
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, wanted, cluster.live()));
    assertThat(router.observe(target, cluster.live()))
        .isEqualTo(new RouteState.Routed(Traffic.weight(20)));
  }

  @Test
  void connections_are_split_and_read_back_too() {
    RouteTarget target = till("appProtocol: TCP", "");
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, Traffic.weight(35), cluster.live()));
    assertThat(router.observe(target, cluster.live()))
        .isEqualTo(new RouteState.Routed(Traffic.weight(35)));
  }

  @Test
  void a_route_becomes_one_of_connections_when_the_canary_says_so() {
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(till("", ""), Traffic.ALL_TO_PRIMARY, cluster.live()));
    RouteTarget tcp = till("appProtocol: tcp", "");
    cluster.apply(router.render(tcp, Traffic.ALL_TO_PRIMARY, cluster.live()));
    ObjectNode service = cluster.find(IstioObjects.virtualService(tcp)).orElseThrow();
    assertThat(service.path("spec").has("http")).isFalse();
    assertThat(service.path("spec").has("tcp")).isTrue();
  }

  @Test
  void what_the_canary_no_longer_asks_for_goes_from_the_live_objects() {
    MemoryCluster cluster = new MemoryCluster(List.of());
    String policies = "timeout: 5s\n    trafficPolicy: {tls: {mode: DISABLE}}";
    RouteTarget rich = till(policies, "");
    cluster.apply(router.render(rich, Traffic.weight(10), cluster.live()));
    assertThat(cluster.all().toString()).contains("timeout").contains("DISABLE");
    cluster.apply(router.render(till("", ""), Traffic.weight(10), cluster.live()));
    assertThat(cluster.all().toString()).doesNotContain("timeout").doesNotContain("DISABLE");
  }

  @Test
  void two_weights_of_zero_are_no_split() {
    RouteTarget target = till("", "");
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, Traffic.ALL_TO_PRIMARY, cluster.live()));
    ObjectNode service = cluster.find(IstioObjects.virtualService(target)).orElseThrow();
    ((ObjectNode) service.at("/spec/http/0/route/0")).put("weight", 0);
    assertThat(router.observe(target, cluster.live())).isInstanceOf(RouteState.Unreadable.class);
  }

  private ObjectNode routed(RouteTarget target, Traffic traffic) {
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, traffic, cluster.live()));
    return cluster.find(IstioObjects.virtualService(target)).orElseThrow();
  }

  @Test
  void the_name_has_no_version() {
    assertThat(router().accepts("istio:v1")).isFalse();
  }
}
