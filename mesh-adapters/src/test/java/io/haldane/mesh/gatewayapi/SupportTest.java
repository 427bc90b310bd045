package io.haldane.mesh.gatewayapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read to know the implementation, and when. */
class SupportTest {
  private static final String SERVING =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: gateway, namespace: istio-ingress}
      spec: {gatewayClassName: web}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: GatewayClass
      metadata: {name: web}
      spec: {controllerName: %s}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: till, namespace: shop}
      """;

  private final GatewayApiRouter router = new GatewayApiRouter.V1();
  private final RouteTarget asking =
      Tills.target("stepWeight: 10, mirror: true, sessionAffinity: {cookieName: met}");

  private static MemoryCluster behind(String controller) {
    return new MemoryCluster(Yaml.documents(SERVING.formatted(controller)));
  }

  private static List<String> kinds(List<ObjectRef> refs) {
    return refs.stream().map(ObjectRef::toString).toList();
  }

  private void report(MemoryCluster cluster, String controller, int observed) {
    cluster.apply(router.render(asking, Traffic.ALL_TO_PRIMARY, cluster.live()));
    ObjectNode route = cluster.find(Version.V1.route(asking)).orElseThrow();
    route.withObjectProperty("metadata").put("generation", 3);
    ObjectNode report = route.withObjectProperty("status").withArrayProperty("parents").addObject();
    report.put("controllerName", controller);
    report.putObject("parentRef").put("namespace", "istio-ingress").put("name", "gateway");
    report
        .putArray("conditions")
        .addObject()
        .put("type", "Accepted")
        .put("status", "True")
        .put("observedGeneration", observed);
  }

  @Test
  void gateway_and_class_are_read_one_after_the_other_and_after_the_route() {
    ObjectNode deployment = Yaml.documents(SERVING.formatted("a.b/c")).getLast();
    assertThat(kinds(router.needs(asking, LiveObjects.NONE)))
        .containsExactly("HTTPRoute shop/till");
    assertThat(kinds(router.needs(asking, new MemoryCluster(List.of(deployment)).live())))
        .containsExactly("HTTPRoute shop/till", "Gateway istio-ingress/gateway");
    assertThat(kinds(router.needs(asking, behind("a.b/c").live())))
        .containsExactly(
            "HTTPRoute shop/till", "Gateway istio-ingress/gateway", "GatewayClass web");
  }

  @Test
  void a_route_that_is_reported_on_needs_neither() {
    MemoryCluster cluster = behind("traefik.io/gateway-controller");
    report(cluster, "istio.io/gateway-controller", 3);
    assertThat(kinds(router.needs(asking, cluster.live()))).containsExactly("HTTPRoute shop/till");
    assertThat(router.refusals(asking, cluster.live())).isEmpty();
  }

  @Test
  void a_canary_that_asks_for_weights_alone_needs_neither() {
    LiveObjects live = behind("acme.example/gateway").live();
    assertThat(router.needs(Tills.target("stepWeight: 10"), live)).hasSize(1);
    assertThat(router.refusals(Tills.target("stepWeight: 10"), live)).isEmpty();
  }

  @Test
  void features_are_lost_that_the_implementation_lacks() {
    assertThat(router.features(asking, behind("traefik.io/gateway-controller").live()))
        .doesNotContain(Feature.MIRROR)
        .contains(Feature.AFFINITY, Feature.WEIGHTS);
    assertThat(router.features(asking, behind("gateway.nginx.org/nginx-gateway-controller").live()))
        .doesNotContain(Feature.AFFINITY)
        .contains(Feature.MIRROR);
    assertThat(router.features(asking, behind("istio.io/gateway-controller").live()))
        .containsExactlyInAnyOrder(Feature.values());
  }

  @Test
  void the_report_of_a_controller_that_is_gone_does_not_matter() {
    MemoryCluster cluster = behind("istio.io/gateway-controller");
    report(cluster, "traefik.io/gateway-controller", 1);
    report(cluster, "istio.io/gateway-controller", 2);
    assertThat(router.refusals(asking, cluster.live())).isEmpty();
    report(cluster, "istio.io/gateway-controller", 3);
    assertThat(router.refusals(asking, cluster.live())).isEmpty();
  }

  @Test
  void every_controller_that_is_there_must_support_it() {
    MemoryCluster cluster = behind("istio.io/gateway-controller");
    report(cluster, "istio.io/gateway-controller", 3);
    report(cluster, "traefik.io/gateway-controller", 3);
    assertThat(router.refusals(asking, cluster.live()))
        .containsExactly(
            "Traefik, which is behind Gateway istio-ingress/gateway, does not support"
                + " spec.analysis.mirror in a route; remove it");
  }
}
