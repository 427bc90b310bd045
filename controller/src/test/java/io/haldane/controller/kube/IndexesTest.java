package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.engine.world.PodLabel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found beside what is asked for by name. */
class IndexesTest {
  private static final PodLabel TILL = new PodLabel("test", "app", "till");
  private final ApiServer api = new ApiServer();
  private final Caches caches =
      new Caches(
          Clusters.single(api.connect()),
          null,
          Set.of("app"),
          _ -> true,
          _ -> {},
          InstantSource.system(),
          Duration.ofMinutes(2));

  @AfterEach
  void stop() {
    caches.close();
    api.close();
  }

  private void workload(String kind, String namespace, String name, String app) {
    api.client()
        .resource(
            """
            apiVersion: apps/v1
            kind: %s
            metadata: {name: %s, namespace: %s}
            spec:
              selector: {matchLabels: {app: %s}}
              template: {metadata: {labels: {app: %s, tier: web}}, spec: {containers: []}}
            """
                .formatted(kind, name, namespace, app, app))
        .create();
  }

  @Test
  void workloads_are_found_by_the_labels_of_their_pods() {
    workload("Deployment", "test", "a", "till");
    workload("Deployment", "test", "b", "shop");
    workload("Deployment", "other", "c", "till");
    workload("DaemonSet", "test", "d", "till");
    assertThat(caches.workloads(List.of(TILL)))
        .extracting(IndexesTest::name)
        .containsExactlyInAnyOrder("a", "d");
    int asked = api.requests().size();
    assertThat(caches.workloads(List.of(TILL, new PodLabel("test", "tier", "web")))).hasSize(2);
    assertThat(api.requests()).as("from what is watched").hasSize(asked);
    assertThat(caches.workloads(List.of())).isEmpty();
  }

  @Test
  void a_workload_whose_label_changes_is_found_by_the_new_one_alone() {
    workload("Deployment", "test", "a", "till");
    assertThat(caches.workloads(List.of(TILL))).hasSize(1);
    api.client().apps().deployments().inNamespace("test").withName("a").delete();
    workload("Deployment", "test", "a", "till-api");
    PodLabel next = new PodLabel("test", "app", "till-api");
    assertThat(Objects.eventually(() -> caches.workloads(List.of(next)).size() == 1)).isTrue();
    assertThat(caches.workloads(List.of(TILL))).isEmpty();
  }

  @Test
  void kinds_that_may_not_be_read_hide_no_others() {
    workload("Deployment", "test", "a", "till");
    try (var _ = api.fail("GET /apis/apps/v1/daemonsets", 403)) {
      assertThat(caches.workloads(List.of(TILL)))
          .extracting(IndexesTest::name)
          .containsExactly("a");
    }
  }

  @Test
  void autoscalers_are_found_by_the_canary_that_they_were_made_for() {
    Canary canary = Objects.canary("till");
    canary.getMetadata().setUid("42");
    for (String uid : List.of("42", "43")) {
      api.client()
          .resource(
              """
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: of-%s
                namespace: test
                ownerReferences:
                - {apiVersion: flagger.app/v1beta1, kind: Canary, name: till, uid: "%s", controller: true}
              spec: {maxReplicas: 2, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: till-primary}}
              """
                  .formatted(uid, uid))
          .create();
    }
    assertThat(caches.scalers(canary)).extracting(IndexesTest::name).containsExactly("of-42");
  }

  private static String name(ObjectNode object) {
    return object.at("/metadata/name").asText();
  }
}
