package io.haldane.mesh.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Yaml;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NginxRouterTest extends RouterContract {
  private static final String PREFIX = "nginx.ingress.kubernetes.io/";
  private static final String WEIGHTED = "stepWeight: 10";
  private static final ObjectRef CANARY =
      new ObjectRef("networking.k8s.io/v1", "Ingress", "shop", "web-canary");
  private final NginxRouter router = new NginxRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  @Override
  protected List<ObjectNode> given() {
    return Yaml.documents(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: shop}
        spec:
          ingressClassName: nginx
          rules:
          - http:
              paths:
              - {path: /, pathType: Prefix, backend: {service: {name: till, port: {number: 80}}}}
        """);
  }

  @Override
  protected RouteTarget target(String analysis, Traffic wanted) {
    String canary =
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: till, namespace: shop}
        spec:
          targetRef: {apiVersion: apps/v1, kind: Deployment, name: checkout}
          ingressRef: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: web}
          service: {port: 80, name: till}
          analysis: {interval: 30s, threshold: 5, %s}
        """
            .formatted(analysis);
    return new RouteTarget(Yaml.canary(canary), router.id(), RouterSettings.NONE);
  }

  /** The primary gets its requests by the user's Ingress and the Service. */
  @Test
  @Override
  protected void the_three_services_are_named_after_the_service_not_after_the_workload() {
    String rendered =
        router
            .render(
                target(WEIGHTED, Traffic.ALL_TO_CANARY),
                Traffic.ALL_TO_CANARY,
                new MemoryCluster(given()).live())
            .toString();
    assertThat(rendered).contains("\"till-canary\"").doesNotContain("checkout");
  }

  @Test
  void the_users_ingress_is_never_written() {
    Manifests rendered =
        router.render(
            target(WEIGHTED, Traffic.ALL_TO_CANARY),
            Traffic.ALL_TO_CANARY,
            new MemoryCluster(given()).live());
    assertThat(rendered.apply()).singleElement().extracting("ref").isEqualTo(CANARY);
    assertThat(rendered.delete()).isEmpty();
  }

  @Test
  void without_the_users_ingress_nothing_is_written_and_the_reason_is_given() {
    RouteTarget target = target(WEIGHTED, Traffic.ALL_TO_PRIMARY);
    assertThat(router.render(target, Traffic.ALL_TO_PRIMARY, LiveObjects.NONE))
        .isEqualTo(Manifests.NONE);
    assertThat(router.losses(target, LiveObjects.NONE))
        .containsExactly(
            "Ingress shop/web does not exist; create it, or correct spec.ingressRef. Nothing was"
                + " changed");
  }

  /** What is read of an Ingress that was written with 20 percent and then changed. */
  private RouteState read(String analysis, Consumer<ObjectNode> change) {
    Traffic traffic = Traffic.weight(20);
    RouteTarget target = target(analysis, traffic);
    MemoryCluster cluster = new MemoryCluster(given());
    cluster.apply(router.render(target, traffic, cluster.live()));
    change.accept(cluster.find(CANARY).orElseThrow());
    return router.observe(target, cluster.live());
  }

  private static Consumer<ObjectNode> annotated(String name, String value) {
    return ingress ->
        ingress.withObjectProperty("metadata").withObjectProperty("annotations").put(name, value);
  }

  @Test
  void a_weight_is_a_share_of_the_total() {
    assertThat(read(WEIGHTED, annotated(PREFIX + "canary-weight-total", "200")))
        .isEqualTo(new Routed(Traffic.weight(10)));
  }

  @Test
  void weights_that_do_not_add_up_are_no_split() {
    assertThat(read(WEIGHTED, annotated(PREFIX + "canary-weight", "120")))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary weighs the primary with -20 and the canary with 120,"
                    + " which is no split"));
    assertThat(read(WEIGHTED, annotated(PREFIX + "canary-weight", "half")))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary has a nginx.ingress.kubernetes.io/canary-weight or"
                    + " canary-weight-total that is not a whole number"));
  }

  @Test
  void an_ingress_that_is_no_canary_is_no_split() {
    assertThat(read(WEIGHTED, annotated(PREFIX + "canary", "false")))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary has no annotation nginx.ingress.kubernetes.io/canary with"
                    + " the value true"));
  }

  @Test
  void an_ingress_that_leads_elsewhere_is_no_split() {
    Consumer<ObjectNode> elsewhere =
        ingress ->
            ((ObjectNode) ingress.at("/spec/rules/0/http/paths/0/backend/service"))
                .put("name", "stranger");
    assertThat(read(WEIGHTED, elsewhere))
        .isEqualTo(new Unreadable("no path of Ingress shop/web-canary leads to till-canary"));
  }

  @Test
  void the_split_is_read_where_it_is_made() {
    String match = ", match: [{headers: {x-tester: {exact: \"yes\"}}}]";
    Consumer<ObjectNode> unchanged = ingress -> {};
    assertThat(read("stepWeight: 10" + match, unchanged)).isEqualTo(new Routed(Traffic.weight(20)));
    assertThat(read("iterations: 10" + match, unchanged))
        .isEqualTo(new Routed(Traffic.ALL_TO_CANARY));
  }

  @Test
  void the_canary_is_measured_by_the_ingress_and_its_latency_is_a_mean() {
    String labels = "{namespace=\"{{ namespace }}\", ingress=\"{{ ingress }}\", canary!=\"\"";
    assertThat(router.queries().successRate())
        .startsWith("sum(rate(nginx_ingress_controller_requests" + labels + ", status!~\"5.*\"}");
    assertThat(router.queries().duration())
        .isEqualTo(
            "sum(rate(nginx_ingress_controller_response_duration_seconds_sum"
                + labels
                + "}[{{ interval }}])) /"
                + " sum(rate(nginx_ingress_controller_response_duration_seconds_count"
                + labels
                + "}[{{ interval }}]))");
  }
}
