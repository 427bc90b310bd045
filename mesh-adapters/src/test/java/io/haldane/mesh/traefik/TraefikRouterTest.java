package io.haldane.mesh.traefik;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
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
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraefikRouterTest extends RouterContract {
  private static final String WEIGHTED = "stepWeight: 10";
  private static final String MATCHED =
      "iterations: 10, match: [{headers: {x-tester: {exact: \"yes\"}}}]";
  private static final ObjectRef SPLIT =
      new ObjectRef("traefik.io/v1alpha1", "TraefikService", "shop", "till");
  private final TraefikRouter router = new TraefikRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  @Override
  protected List<ObjectNode> given() {
    return Yaml.documents(
        """
        apiVersion: traefik.io/v1alpha1
        kind: IngressRoute
        metadata: {name: web, namespace: shop}
        spec:
          routes:
          - {kind: Rule, match: Host(`shop.example`), services: [{kind: TraefikService, name: till}]}
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
          routeRef: {apiVersion: traefik.io/v1alpha1, kind: IngressRoute, name: web}
          service: {port: 80, name: till}
          analysis: {interval: 30s, threshold: 5, %s}
        """
            .formatted(analysis);
    return new RouteTarget(Yaml.canary(canary), router.id(), RouterSettings.NONE);
  }

  /** A version without weight is not named at all. */
  @Test
  @Override
  protected void the_three_services_are_named_after_the_service_not_after_the_workload() {
    Traffic half = Traffic.weight(50);
    String rendered = router.render(target(WEIGHTED, half), half, LiveObjects.NONE).toString();
    assertThat(rendered).contains("name\":\"till-primary").contains("name\":\"till-canary");
    assertThat(rendered).doesNotContain("checkout-");
  }

  @ParameterizedTest
  @CsvSource({"0, till-primary", "100, till-canary"})
  void a_service_without_weight_is_not_listed(int canary, String only) {
    Traffic traffic = Traffic.weight(canary);
    MemoryCluster cluster = routed(WEIGHTED, traffic);
    assertThat(cluster.find(SPLIT).orElseThrow().at("/spec/weighted/services"))
        .singleElement()
        .satisfies(service -> assertThat(service.path("name").asText()).isEqualTo(only));
  }

  private MemoryCluster routed(String analysis, Traffic traffic) {
    MemoryCluster cluster = new MemoryCluster(given());
    cluster.apply(router.render(target(analysis, traffic), traffic, cluster.live()));
    return cluster;
  }

  private RouteState read(String analysis, Consumer<ObjectNode> change) {
    Traffic traffic = Traffic.weight(20);
    MemoryCluster cluster = routed(analysis, traffic);
    cluster.all().forEach(change);
    return router.observe(target(analysis, traffic), cluster.live());
  }

  private static Consumer<ObjectNode> services(String services) {
    return object ->
        object
            .withObjectProperty("spec")
            .withObjectProperty("weighted")
            .set("services", Yaml.documents("services: " + services).getFirst().path("services"));
  }

  @Test
  void an_absent_weight_is_one_and_weights_are_relative() {
    assertThat(read(WEIGHTED, services("[{name: till-primary, weight: 3}, {name: till-canary}]")))
        .isEqualTo(new Routed(Traffic.weight(25)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]",
        "[{name: till-primary, weight: 80}, {name: stranger, weight: 20}]",
        "[{name: till-primary, namespace: other, weight: 80}, {name: till-canary, weight: 20}]",
        "[{name: till-primary, weight: 80}, {name: till-canary, kind: TraefikService, weight: 20}]",
      })
  void a_split_with_others_is_none(String services) {
    assertThat(read(WEIGHTED, services(services)))
        .isEqualTo(
            new Unreadable(
                "TraefikService shop/till does not split between till-primary and till-canary only"));
  }

  @Test
  void weights_of_zero_are_no_split() {
    assertThat(read(WEIGHTED, services("[{name: till-primary, weight: 0}]")))
        .isEqualTo(
            new Unreadable(
                "TraefikService shop/till weighs the primary with 0 and the canary with 0, which is no split"));
  }

  @Test
  void matching_requests_need_a_rule_that_leads_to_the_split() {
    assertThat(read(MATCHED, object -> {})).isEqualTo(new Routed(Traffic.weight(20)));
    Consumer<ObjectNode> elsewhere =
        object -> {
          if (object.at("/metadata/name").asText().equals("web")) {
            ((ObjectNode) object.at("/spec/routes/0/services/0")).put("name", "other");
          }
        };
    assertThat(read(MATCHED, elsewhere))
        .isEqualTo(
            new Unreadable(
                "IngressRoute shop/web, which spec.routeRef names, does not exist or has no rule that"
                    + " leads to TraefikService till; add one"));
  }

  @Test
  void without_its_route_a_match_is_not_in_force() {
    Traffic traffic = Traffic.weight(20);
    MemoryCluster cluster = routed(MATCHED, traffic);
    cluster
        .all()
        .removeIf(object ->
            object.at("/metadata/name").asText().equals("till-canary")
                && object.path("kind").asText().equals("IngressRoute"));
    assertThat(router.observe(target(MATCHED, traffic), cluster.live()))
        .isEqualTo(new Unreadable("IngressRoute shop/till-canary does not exist"));
  }

  @Test
  void what_a_match_has_left_goes_with_the_match() {
    Traffic traffic = Traffic.weight(20);
    MemoryCluster cluster = routed(MATCHED, traffic);
    assertThat(router.render(target(WEIGHTED, traffic), traffic, cluster.live()).delete())
        .extracting(ObjectRef::toString)
        .containsExactly("IngressRoute shop/till-canary", "TraefikService shop/till-canary");
  }

  @Test
  void an_unknown_group_is_refused() {
    RouterSettings settings = new RouterSettings(Map.of("traefik-api-group", "traefik.example"));
    RouteTarget target =
        new RouteTarget(target(WEIGHTED, Traffic.ALL_TO_PRIMARY).canary(), router.id(), settings);
    assertThat(router.refusals(target))
        .containsExactly(
            "traefik.example is not an API group of Traefik; set traefik-api-group to traefik.io or"
                + " traefik.containo.us");
  }

  /** Labels as Traefik 3.7.15 wrote them, without and with its option safeNaming. */
  @ParameterizedTest
  @CsvSource({
    "shop-till-canary-80@kubernetescrd, true",
    "shop_till_wrr_1_shop_till-canary_80@kubernetescrd, true",
    "shop-till-primary-80@kubernetescrd, false",
    "shop_till_wrr_0_shop_till-primary_80@kubernetescrd, false",
    "shop-till-canary-blue-80@kubernetescrd, false",
    "shop-till-canary-80@kubernetesgateway, false",
  })
  void the_canary_is_measured_under_both_of_its_names(String service, boolean measured) {
    String query = router.queries().successRate();
    String selector = query.substring(query.indexOf("=~\"") + 3, query.indexOf("\", code"));
    String expression =
        selector.replace("{{ namespace }}", "shop").replace("{{ service }}", "till");
    assertThat(Pattern.matches(expression, service)).isEqualTo(measured);
  }
}
