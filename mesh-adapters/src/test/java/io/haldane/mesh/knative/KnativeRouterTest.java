package io.haldane.mesh.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnativeRouterTest extends RouterContract {
  private static final ObjectRef TILL =
      new ObjectRef("serving.knative.dev/v1", "Service", "shop", "till");

  @Override
  protected TrafficRouter router() {
    return new KnativeRouter();
  }

  @Override
  protected List<ObjectNode> given() {
    return List.of(
        Yaml.documents(
                """
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata:
                  name: till
                  namespace: shop
                  annotations: {flagger.app/primary-revision: till-00001}
                spec: {}
                status: {latestCreatedRevisionName: till-00002}
                """)
            .getFirst());
  }

  /** There is no service block: the target is what clients call. */
  @Override
  protected RouteTarget target(String analysis, Traffic wanted) {
    String canary =
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: till, namespace: shop}
        spec:
          provider: knative
          targetRef: {apiVersion: serving.knative.dev/v1, kind: Service, name: till}
          analysis: {interval: 30s, threshold: 5, %s}
        """
            .formatted(analysis);
    return new RouteTarget(Yaml.canary(canary), router().id(), RouterSettings.NONE);
  }

  @Test
  @Override
  protected void the_three_services_are_named_after_the_service_not_after_the_workload() {
    RouteTarget target = target("stepWeight: 10", Traffic.ALL_TO_PRIMARY);
    assertThat(router().needs(target, LiveObjects.NONE)).containsExactly(TILL);
    assertThat(router().needsService()).isFalse();
  }

  @Test
  void what_the_status_says_counts_and_not_what_the_spec_asks_for() {
    assertThat(
            observed(
                """
                spec:
                  traffic: [{latestRevision: true, percent: 50}, {revisionName: till-00001, percent: 50}]
                status:
                  traffic: [{latestRevision: true, percent: 20}, {revisionName: till-00001, percent: 80}]
                """))
        .isEqualTo(new RouteState.Routed(Traffic.weight(20)));
  }

  @Test
  void a_change_that_knative_has_not_looked_at_is_waited_for() {
    assertThat(
            observed(
                """
                status:
                  observedGeneration: 6
                  traffic: [{latestRevision: true, percent: 20}, {revisionName: till-00001, percent: 80}]
                """))
        .isInstanceOf(RouteState.Pending.class);
  }

  @Test
  void after_a_promotion_both_entries_name_the_primary() {
    assertThat(
            observed(
                """
                status:
                  traffic:
                  - {latestRevision: true, revisionName: till-00001, percent: 40}
                  - {latestRevision: false, revisionName: till-00001, percent: 60}
                """))
        .isEqualTo(new RouteState.Routed(Traffic.weight(40)));
  }

  @Test
  void entries_without_a_percentage_have_no_share() {
    assertThat(
            observed(
                """
                status:
                  traffic:
                  - {latestRevision: true}
                  - {revisionName: till-00001, percent: 100}
                  - {tag: old, revisionName: till-00000}
                """))
        .isEqualTo(new RouteState.Routed(Traffic.ALL_TO_PRIMARY));
  }

  @Test
  void a_split_between_others_is_unreadable() {
    for (String status :
        List.of(
            "status: {}",
            "status: {traffic: [{latestRevision: true, percent: 100}]}",
            "status: {traffic: [{revisionName: till-00001, percent: 100}]}",
            "status: {traffic: [{latestRevision: true, percent: 50}, {revisionName: till-00000, percent: 50}]}",
            "status: {traffic: [{latestRevision: true}, {revisionName: till-00001}]}")) {
      assertThat(observed(status)).as(status).isInstanceOf(RouteState.Unreadable.class);
    }
  }

  @Test
  void before_there_is_a_revision_nothing_is_split() {
    RouteTarget target = target("stepWeight: 10", Traffic.ALL_TO_PRIMARY);
    LiveObjects unborn =
        live("apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: till}\n");
    assertThat(router().render(target, Traffic.ALL_TO_PRIMARY, unborn)).isEqualTo(Manifests.NONE);
    assertThat(router().observe(target, unborn)).isEqualTo(new RouteState.Absent());
    assertThat(router().restore(target, LiveObjects.NONE)).isEqualTo(Manifests.NONE);
  }

  private RouteState observed(String rest) {
    String service =
        """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata:
          name: till
          namespace: shop
          generation: 7
          annotations: {flagger.app/primary-revision: till-00001}
        """;
    return router().observe(target("stepWeight: 10", Traffic.ALL_TO_PRIMARY), live(service + rest));
  }

  private static LiveObjects live(String yaml) {
    return LiveObjects.ofTrees(Map.of(TILL, Yaml.documents(yaml).getFirst()));
  }
}
