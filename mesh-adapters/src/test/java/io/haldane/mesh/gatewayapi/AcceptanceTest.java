package io.haldane.mesh.gatewayapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Pending;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A route in its third generation, and what its gateways say of it. */
class AcceptanceTest {
  private static final String OURS =
      "group: gateway.networking.k8s.io, kind: Gateway, namespace: istio-ingress, name: gateway";

  private static String report(String parent, String condition) {
    return "- {parentRef: {%s}, conditions: [{type: ResolvedRefs, status: \"True\"}, {%s}]}\n"
        .formatted(parent, condition);
  }

  private static RouteState observed(Version version, String... reports) {
    return observed(version, Tills.target("stepWeight: 10"), reports);
  }

  private static RouteState observed(Version version, RouteTarget target, String... reports) {
    GatewayApiRouter router =
        switch (version) {
          case V1 -> new GatewayApiRouter.V1();
          case V1BETA1 -> new GatewayApiRouter.V1Beta1();
        };
    MemoryCluster cluster = new MemoryCluster(List.of());
    cluster.apply(router.render(target, Traffic.weight(20), cluster.live()));
    ObjectNode route = cluster.find(version.route(target)).orElseThrow();
    route.withObjectProperty("metadata").put("generation", 3);
    if (reports.length > 0) {
      route.set("status", Yaml.documents("parents:\n" + String.join("", reports)).getFirst());
    }
    return router.observe(target, cluster.live());
  }

  @ParameterizedTest
  @EnumSource
  void a_route_that_its_gateway_has_accepted_is_read(Version version) {
    assertThat(
            observed(
                version, report(OURS, "type: Accepted, status: \"True\", observedGeneration: 3")))
        .isEqualTo(new Routed(Traffic.weight(20)));
  }

  @ParameterizedTest
  @EnumSource
  void a_change_that_the_gateway_has_not_looked_at_is_waited_for(Version version) {
    assertThat(
            observed(
                version, report(OURS, "type: Accepted, status: \"True\", observedGeneration: 2")))
        .isEqualTo(
            new Pending(
                "HTTPRoute shop/till is not accepted by Gateway istio-ingress/gateway:"
                    + " its last change has not been observed",
                Traffic.weight(20)));
  }

  @ParameterizedTest
  @EnumSource
  void a_route_that_the_gateway_refuses_is_waited_for_with_the_reason(Version version) {
    assertThat(
            observed(
                version,
                report(
                    OURS,
                    "type: Accepted, status: \"False\", observedGeneration: 3,"
                        + " reason: NotAllowedByListeners, message: no listener for shop")))
        .isEqualTo(
            new Pending(
                "HTTPRoute shop/till is not accepted by Gateway istio-ingress/gateway:"
                    + " NotAllowedByListeners no listener for shop",
                Traffic.weight(20)));
  }

  @Test
  void a_report_that_says_nothing_of_acceptance_is_waited_for() {
    assertThat(observed(Version.V1, report(OURS, "type: Programmed, status: \"True\"")))
        .isInstanceOf(Pending.class);
  }

  @Test
  void a_route_that_nobody_reports_on_is_taken_as_it_is() {
    assertThat(observed(Version.V1)).isEqualTo(new Routed(Traffic.weight(20)));
  }

  @Test
  void a_report_that_counts_no_generations_is_believed() {
    assertThat(observed(Version.V1, report(OURS, "type: Accepted, status: \"True\"")))
        .isEqualTo(new Routed(Traffic.weight(20)));
  }

  @Test
  void a_parent_is_recognised_without_its_defaults() {
    String bare = "namespace: istio-ingress, name: gateway";
    assertThat(observed(Version.V1, report(bare, "type: Accepted, status: \"False\"")))
        .isInstanceOf(Pending.class);
  }

  @Test
  void reports_on_other_parents_do_not_matter() {
    String refused = "type: Accepted, status: \"False\", observedGeneration: 3";
    assertThat(
            observed(
                Version.V1,
                report(OURS + ", sectionName: https", refused),
                report(OURS + ", port: 8080", refused),
                report("namespace: shop, name: gateway", refused),
                report(
                    "kind: Service, group: \"\", namespace: istio-ingress, name: gateway",
                    refused)))
        .isEqualTo(new Routed(Traffic.weight(20)));
  }

  @Test
  void the_report_of_a_controller_that_is_gone_does_not_matter() {
    String old = report(OURS, "type: Accepted, status: \"True\", observedGeneration: 1");
    String present = report(OURS, "type: Accepted, status: \"True\", observedGeneration: 3");
    assertThat(observed(Version.V1, old, present)).isEqualTo(new Routed(Traffic.weight(20)));
    assertThat(observed(Version.V1, present, old)).isEqualTo(new Routed(Traffic.weight(20)));
  }

  private static final String TAKEN = "type: Accepted, status: \"True\", observedGeneration: 3";

  private static String full(String parent, String... conditions) {
    return "- {parentRef: {%s}, conditions: [{%s}]}\n"
        .formatted(parent, String.join("}, {", conditions));
  }

  @ParameterizedTest
  @EnumSource
  void a_route_whose_references_are_not_resolved_is_waited_for(Version version) {
    assertThat(
            observed(
                version,
                full(
                    OURS,
                    TAKEN,
                    "type: ResolvedRefs, status: \"False\", observedGeneration: 3,"
                        + " reason: BackendNotFound, message: no Service till-canary")))
        .isEqualTo(
            new Pending(
                "HTTPRoute shop/till is not accepted by Gateway istio-ingress/gateway:"
                    + " BackendNotFound no Service till-canary",
                Traffic.weight(20)));
  }

  @Test
  void a_route_that_is_taken_in_part_or_perhaps_is_waited_for() {
    assertThat(observed(Version.V1, full(OURS, TAKEN, "type: ResolvedRefs, status: Unknown")))
        .isInstanceOf(Pending.class);
    assertThat(observed(Version.V1, full(OURS, "type: Accepted, status: Unknown")))
        .isInstanceOf(Pending.class);
    assertThat(observed(Version.V1, full(OURS, TAKEN, "type: PartiallyInvalid, status: \"True\"")))
        .isInstanceOf(Pending.class);
  }

  @Test
  void controllers_that_have_looked_at_one_parent_must_all_agree() {
    String refused = full(OURS, "type: Accepted, status: \"False\", observedGeneration: 3");
    assertThat(observed(Version.V1, full(OURS, TAKEN), refused)).isInstanceOf(Pending.class);
    assertThat(observed(Version.V1, refused, full(OURS, TAKEN))).isInstanceOf(Pending.class);
    String old = full(OURS, "type: Accepted, status: \"False\", observedGeneration: 2");
    String uncounted = full(OURS, "type: Accepted, status: \"False\"");
    assertThat(observed(Version.V1, old, uncounted, full(OURS, TAKEN)))
        .isEqualTo(new Routed(Traffic.weight(20)));
  }

  /** A Service as parent has the group of the core, which is written in three ways. */
  @ParameterizedTest
  @CsvSource({"'', core", "core, ''", "core, core", "'', ''"})
  void a_service_is_recognised_whatever_its_group_is_called(String ours, String theirs) {
    String service = "group: \"%s\", kind: Service, name: till, port: 80%s";
    String refused = "type: Accepted, status: \"False\", observedGeneration: 3";
    RouteTarget target = Tills.behind(service.formatted(ours, ""), "stepWeight: 10");
    for (String namespace : List.of("", ", namespace: shop")) {
      assertThat(observed(Version.V1, target, full(service.formatted(theirs, namespace), refused)))
          .isInstanceOf(Pending.class);
    }
  }
}
