package io.haldane.mesh.gatewayapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.Yaml;
import org.junit.jupiter.api.Test;

/** A route of the user keeps all but its backends, and gets those back. */
class UsersRouteTest {
  private static final String WEB =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: web, namespace: shop, labels: {team: platform}}
      spec:
        parentRefs: [{name: gateway, namespace: istio-ingress}]
        rules:
        - name: till
          filters: [{type: ExtensionRef, extensionRef: {group: a.b, kind: Login, name: staff}}]
          backendRefs:
          - {group: "", kind: Service, name: till, port: 80, weight: 9}
          - {group: "", kind: Service, name: legacy, port: 80, weight: 1}
        - backendRefs: [{group: "", kind: Service, name: front, port: 80, weight: 7}]
        - backendRefs: [{group: "", kind: Service, name: till, port: 8080, weight: 1}]
      """;
  private static final ObjectRef REF =
      new ObjectRef("gateway.networking.k8s.io/v1", "HTTPRoute", "shop", "web");

  private final GatewayApiRouter router = new GatewayApiRouter.V1();
  private final MemoryCluster cluster = new MemoryCluster(Yaml.documents(WEB));
  private final RouteTarget target = target("HTTPRoute", "gateway.networking.k8s.io/v1");

  private static RouteTarget target(String kind, String apiVersion) {
    String canary =
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: till, namespace: shop}
        spec:
          targetRef: {apiVersion: apps/v1, kind: Deployment, name: till}
          routeRef: {apiVersion: %s, kind: %s, name: web}
          revertOnDeletion: true
          service: {port: 80}
          analysis: {interval: 30s, threshold: 5, stepWeight: 10}
        """
            .formatted(apiVersion, kind);
    return new RouteTarget(Yaml.canary(canary), "gatewayapi:v1", RouterSettings.NONE);
  }

  private ObjectNode route() {
    return cluster.find(REF).orElseThrow();
  }

  private void route(Traffic traffic) {
    cluster.apply(router.render(target, traffic, cluster.live()));
  }

  private RouteState read() {
    return router.observe(target, cluster.live());
  }

  @Test
  void every_percent_is_read_back_and_written_once() {
    for (int weight = 0; weight <= 100; weight++) {
      Traffic traffic = Traffic.weight(weight);
      route(traffic);
      assertThat(read()).isEqualTo(new Routed(traffic));
      assertThat(cluster.apply(router.render(target, traffic, cluster.live()))).isEmpty();
      JsonNode backends = route().at("/spec/rules/0/backendRefs");
      assertThat(backends.findValuesAsText("weight"))
          .containsExactly("" + 9 * (100 - weight), "" + 9 * weight, "100");
    }
  }

  @Test
  void after_a_whole_run_the_route_is_what_it_was() {
    for (int weight : new int[] {0, 10, 50, 100, 0}) {
      route(Traffic.weight(weight));
    }
    cluster.apply(router.restore(target, cluster.live()));
    assertThat(route()).isEqualTo(Yaml.documents(WEB).getFirst());
  }

  @Test
  void a_route_that_was_never_split_is_left_alone_on_deletion() {
    assertThat(cluster.apply(router.restore(target, cluster.live()))).isEmpty();
  }

  @Test
  void no_metadata_and_no_other_rule_is_written() {
    ObjectNode before = route().deepCopy();
    route(Traffic.weight(30));
    assertThat(route().path("metadata")).isEqualTo(before.path("metadata"));
    assertThat(route().at("/spec/rules/1")).isEqualTo(before.at("/spec/rules/1"));
    assertThat(route().at("/spec/rules/0/filters")).isEqualTo(before.at("/spec/rules/0/filters"));
    assertThat(route().at("/spec/parentRefs")).isEqualTo(before.at("/spec/parentRefs"));
  }

  @Test
  void the_users_service_that_came_back_is_split_again() {
    route(Traffic.weight(30));
    route().set("spec", Yaml.documents(WEB).getFirst().path("spec"));
    assertThat(read()).isInstanceOf(RouteState.Unreadable.class);
    route(Traffic.weight(30));
    assertThat(read()).isEqualTo(new Routed(Traffic.weight(30)));
  }

  @Test
  void rules_that_split_differently_are_no_split() {
    route(Traffic.weight(30));
    ((ObjectNode) route().at("/spec/rules/2/backendRefs/0")).put("weight", 1);
    assertThat(read())
        .isEqualTo(new RouteState.Unreadable("the rules of HTTPRoute shop/web split differently"));
    route(Traffic.weight(30));
    assertThat(read()).isEqualTo(new Routed(Traffic.weight(30)));
  }

  @Test
  void a_rule_that_the_user_has_switched_off_stays_so() {
    ((ObjectNode) route().at("/spec/rules/0/backendRefs/0")).put("weight", 0);
    route(Traffic.weight(30));
    assertThat(read()).isEqualTo(new Routed(Traffic.weight(30)));
    cluster.apply(router.restore(target, cluster.live()));
    assertThat(route().at("/spec/rules/0/backendRefs/0/weight").asInt()).isZero();
  }

  @Test
  void a_route_that_is_gone_is_not_created() {
    assertThat(router.render(target, Traffic.weight(30), LiveObjects.NONE).apply()).isEmpty();
    assertThat(router.observe(target, LiveObjects.NONE)).isEqualTo(new RouteState.Absent());
    assertThat(router.refusals(target, LiveObjects.NONE))
        .containsExactly(
            "HTTPRoute shop/web, which spec.routeRef names, does not exist; create it, or correct"
                + " spec.routeRef");
  }

  @Test
  void weights_are_all_that_such_a_route_can_have() {
    assertThat(router.features(target, cluster.live()))
        .containsExactlyInAnyOrder(Feature.WEIGHTS, Feature.BLUE_GREEN);
  }

  @Test
  void what_its_parents_say_is_waited_for() {
    route(Traffic.weight(30));
    route()
        .set(
            "status",
            Yaml.documents(
                    """
                    parents:
                    - parentRef: {name: gateway, namespace: istio-ingress}
                      conditions: [{type: Accepted, status: "False", reason: NotAllowed}]
                    """)
                .getFirst());
    assertThat(read()).isInstanceOf(RouteState.Pending.class);
  }

  @Test
  void versions_that_no_route_has_are_not_read() {
    RouteTarget old = target("TCPRoute", "gateway.networking.k8s.io/v1alpha1");
    assertThat(router.needs(old, cluster.live())).isEmpty();
    assertThat(router.refusals(old).getFirst())
        .contains("gateway.networking.k8s.io/v1", "gateway.networking.k8s.io/v1alpha2");
  }

  @Test
  void a_reference_to_another_kind_does_not_matter() {
    RouteTarget other = target("ApisixRoute", "apisix.apache.org/v2");
    assertThat(router.needs(other, LiveObjects.NONE)).containsExactly(Version.V1.route(other));
  }
}
