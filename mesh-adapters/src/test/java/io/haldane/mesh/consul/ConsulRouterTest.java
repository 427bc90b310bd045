package io.haldane.mesh.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
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
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsulRouterTest extends RouterContract {
  private static final String WEIGHTED = "stepWeight: 10";
  private static final String MATCHED =
      "iterations: 10, match: [{headers: {x-tester: {exact: \"yes\"}}}]";
  private static final ObjectRef SPLITTER =
      new ObjectRef("consul.hashicorp.com/v1alpha1", "ServiceSplitter", "shop", "till");
  private static final ObjectRef ROUTER =
      new ObjectRef("consul.hashicorp.com/v1alpha1", "ServiceRouter", "shop", "till");
  private static final ObjectRef DEFAULTS =
      new ObjectRef("consul.hashicorp.com/v1alpha1", "ServiceDefaults", "shop", "till-canary");
  private static final ObjectRef SERVICE = new ObjectRef("v1", "Service", "shop", "till");
  private final ConsulRouter router = new ConsulRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  /** A version without weight is not named at all. */
  @Test
  @Override
  protected void the_three_services_are_named_after_the_service_not_after_the_workload() {
    Traffic half = Traffic.weight(50);
    String rendered = router.render(target(WEIGHTED, half), half, LiveObjects.NONE).toString();
    assertThat(rendered).contains("service\":\"till-primary").contains("service\":\"till-canary");
    assertThat(rendered).doesNotContain("checkout-");
  }

  private static Consumer<ObjectNode> splits(String splits) {
    return object ->
        object
            .withObjectProperty("spec")
            .set("splits", Yaml.documents("splits: " + splits).getFirst().path("splits"));
  }

  private static Consumer<ObjectNode> status(String status) {
    return object -> object.set("status", Yaml.documents(status).getFirst());
  }

  @Test
  void a_weight_that_the_controller_has_dropped_is_zero() {
    assertThat(
            readAfter(
                WEIGHTED,
                SPLITTER,
                splits("[{service: till-primary, weight: 100}, {service: till-canary}]")))
        .isEqualTo(new Routed(Traffic.ALL_TO_PRIMARY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]",
        "[{service: till-primary, weight: 80}, {service: stranger, weight: 20}]",
        "[{service: till-primary, weight: 80}, {weight: 20}]",
        "[{service: till-primary, weight: 80}, {service: till-canary, serviceSubset: v2, weight: 20}]",
      })
  void a_split_with_others_is_none(String splits) {
    assertThat(readAfter(WEIGHTED, SPLITTER, splits(splits)))
        .isEqualTo(
            new Unreadable(
                "ServiceSplitter shop/till does not split between till-primary and till-canary only"));
  }

  @Test
  void weights_of_zero_are_no_split() {
    assertThat(
            readAfter(
                WEIGHTED, SPLITTER, splits("[{service: till-primary}, {service: till-canary}]")))
        .isEqualTo(
            new Unreadable(
                "ServiceSplitter shop/till weighs the primary with 0 and the canary with 0, which is no split"));
  }

  @Test
  void weights_always_sum_to_exactly_a_hundred() {
    for (int weight = 0; weight <= 100; weight++) {
      Traffic traffic = Traffic.weight(weight);
      Manifest splitter =
          router.render(target(WEIGHTED, traffic), traffic, LiveObjects.NONE).apply().stream()
              .filter(manifest -> manifest.ref().equals(SPLITTER))
              .findFirst()
              .orElseThrow();
      assertThat(
              splitter
                  .body()
                  .at("/spec/splits")
                  .valueStream()
                  .mapToInt(split -> split.path("weight").intValue())
                  .sum())
          .isEqualTo(100);
    }
  }

  @Test
  void an_object_that_is_not_synced_is_waited_for_with_the_reason() {
    String refused =
        "conditions: [{type: Synced, status: 'False', reason: ConsulAgentError, message: service has protocol tcp}]";
    assertThat(readAfter(WEIGHTED, SPLITTER, status(refused)))
        .isEqualTo(
            new Pending(
                "Consul has not synced ServiceSplitter shop/till: service has protocol tcp",
                Traffic.weight(20)));
  }

  @Test
  void a_split_without_its_protocol_is_waited_for() {
    assertThat(readAfter(WEIGHTED, DEFAULTS, status("conditions: []")))
        .isEqualTo(
            new Pending(
                "Consul has not synced ServiceDefaults shop/till-canary yet", Traffic.weight(20)));
  }

  @Test
  void an_entry_that_another_hand_has_made_is_named() {
    String foreign =
        "conditions: [{type: Synced, status: 'False', reason: ExternallyManagedConfigError, message: exists}]";
    assertThat(readAfter(WEIGHTED, SPLITTER, status(foreign)))
        .isEqualTo(
            new Pending(
                "Consul has an entry for ServiceSplitter shop/till that was not made by Kubernetes; delete it, or set the"
                    + " annotation consul.hashicorp.com/migrate-entry if it says the same",
                Traffic.weight(20)));
  }

  @Test
  void without_its_route_a_match_is_not_in_force() {
    Consumer<ObjectNode> change =
        object -> object.withObjectProperty("spec").putArray("routes").addObject();
    RouteState state = readAfter(MATCHED, ROUTER, change);
    assertThat(state)
        .isEqualTo(
            new Unreadable(
                "ServiceRouter shop/till does not lead matching requests to till-primary or till-canary"));
  }

  /** The label takes the Service out of the catalog at once. */
  @Test
  void a_service_is_ignored_only_after_the_split_is_known() {
    Traffic traffic = Traffic.ALL_TO_PRIMARY;
    RouteTarget target = target(WEIGHTED, traffic);
    LiveObjects before = LiveObjects.ofTrees(Map.of(SERVICE, plainService()));
    assertThat(router.render(target, traffic, before).apply())
        .extracting(manifest -> manifest.ref().kind())
        .doesNotContain("Service");
    MemoryCluster cluster = new MemoryCluster(List.of(plainService()));
    cluster.apply(router.render(target, traffic, cluster.live()));
    assertThat(router.render(target, traffic, cluster.live()).apply())
        .extracting(manifest -> manifest.ref().kind())
        .endsWith("Service");
  }

  private static ObjectNode plainService() {
    return Yaml.documents(
            "{apiVersion: v1, kind: Service, metadata: {name: till, namespace: shop}}")
        .getFirst();
  }

  /** Until the Service is registered again, only the split answers to its name. */
  @Test
  void the_split_goes_with_the_canary_and_not_before() {
    RouteTarget target = target(WEIGHTED, Traffic.ALL_TO_PRIMARY);
    assertThat(router.removable(target, LiveObjects.NONE)).isEmpty();
  }
}
