package io.haldane.mesh.skipper;

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

class SkipperRouterTest extends RouterContract {
  private static final String WEIGHTED = "stepWeight: 10";
  private static final ObjectRef CANARY =
      new ObjectRef("networking.k8s.io/v1", "Ingress", "shop", "web-canary");
  private final SkipperRouter router = new SkipperRouter();

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
          ingressClassName: skipper
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
  private RouteState read(Consumer<ObjectNode> change) {
    Traffic traffic = Traffic.weight(20);
    RouteTarget target = target(WEIGHTED, traffic);
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
  void an_ingress_that_matches_nothing_leaves_everything_on_the_primary() {
    assertThat(read(annotated("zalando.org/skipper-predicate", "False() && Header(\"a\", \"b\")")))
        .isEqualTo(new Routed(Traffic.ALL_TO_PRIMARY));
  }

  @Test
  void weights_are_relative() {
    assertThat(read(weighing(3, 1))).isEqualTo(new Routed(Traffic.weight(25)));
  }

  @Test
  void weights_that_do_not_add_up_are_no_split() {
    assertThat(read(weighing(0, 0)))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary weighs the primary with 0 and the canary with 0, which is"
                    + " no split"));
  }

  @Test
  void weights_that_cannot_be_read_are_no_split() {
    for (String text : List.of("", "[]", "{\"till-primary\": 1}", "{\"till-canary\": \"1\"}")) {
      assertThat(read(annotated("zalando.org/backend-weights", text)))
          .as(text)
          .isEqualTo(
              new Unreadable(
                  "the annotation zalando.org/backend-weights of Ingress shop/web-canary does not"
                      + " weigh both till-primary and till-canary"));
    }
  }

  private static Consumer<ObjectNode> weighing(int primary, int canary) {
    return annotated(
        "zalando.org/backend-weights",
        "{\"till-primary\":%d,\"till-canary\":%d}".formatted(primary, canary));
  }

  @Test
  void an_ingress_that_leads_elsewhere_is_no_split() {
    Consumer<ObjectNode> elsewhere =
        ingress ->
            ((ObjectNode) ingress.at("/spec/rules/0/http/paths/1/backend/service"))
                .put("name", "stranger");
    assertThat(read(elsewhere))
        .isEqualTo(new Unreadable("no path of Ingress shop/web-canary leads to till-canary"));
  }

  @Test
  void the_canary_is_measured_by_its_route_and_its_latency_is_a_mean() {
    String route =
        "route=~\"kube(ew)?_{{ underscored namespace }}__{{ underscored ingress }}_canary__.*__"
            + "{{ underscored service }}_canary(_[0-9]+)?\"";
    assertThat(router.queries().successRate())
        .isEqualTo(
            "sum(rate(skipper_response_duration_seconds_bucket{"
                + route
                + ", le=\"+Inf\", code!~\"5..\"}[{{ interval }}])) /"
                + " sum(rate(skipper_response_duration_seconds_bucket{"
                + route
                + ", le=\"+Inf\"}[{{ interval }}])) * 100");
    assertThat(router.queries().duration())
        .isEqualTo(
            "sum(rate(skipper_serve_route_duration_seconds_sum{"
                + route
                + "}[{{ interval }}])) / sum(rate(skipper_serve_route_duration_seconds_count{"
                + route
                + "}[{{ interval }}]))");
  }
}
