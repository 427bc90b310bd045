package io.haldane.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DaemonSetsTest {
  private static final String PODINFO =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: podinfo, namespace: shop}
      spec:
        selector: {matchLabels: {app: podinfo}}
        template:
          metadata: {labels: {app: podinfo}}
          spec: {containers: [{name: podinfo, image: "podinfo:1.0.0"}]}
      """;
  private static final String NOWHERE =
      "{\"spec\":{\"template\":{\"spec\":{\"nodeSelector\":{\"flagger.app/scale-to-zero\":\"true\"}}}}}";
  private static final String EVERYWHERE =
      "{\"spec\":{\"template\":{\"spec\":{\"nodeSelector\":null}}}}";

  @Test
  void every_node_gets_a_pod_that_answers() {
    try (Cluster cluster = begin()) {
      Pod pod = cluster.serving().getFirst();

      assertThat(cluster.serving()).hasSize(2);
      assertThat(cluster.get(pod, "/").headers().firstValue("x-version")).contains("1.0.0");
      assertThat(pod.getMetadata().getLabels()).containsKey("controller-revision-hash");
      assertThat(pod.getMetadata().getOwnerReferences().getFirst().getKind())
          .isEqualTo("DaemonSet");
    }
  }

  @Test
  void a_selector_that_no_node_matches_takes_all_pods_away_until_it_goes() {
    try (Cluster cluster = begin()) {
      patch(cluster, NOWHERE);
      cluster.until("no pods", () -> cluster.pods().isEmpty() && complete(cluster, 0));

      DaemonSetStatus status = status(cluster);
      assertThat(status.getCurrentNumberScheduled()).isZero();
      assertThat(status.getNumberReady()).isZero();
      assertThat(status.getUpdatedNumberScheduled()).isNull();
      patch(cluster, EVERYWHERE);
      cluster.until("two pods", () -> complete(cluster, 2));
    }
  }

  @Test
  void a_new_template_takes_one_node_after_the_other() {
    try (Cluster cluster = begin()) {
      List<Integer> serving = new ArrayList<>();
      patch(
          cluster,
          "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"podinfo\",\"image\":\"podinfo:2.0.0\"}]}}}}");
      cluster.until(
          "the new version everywhere",
          () -> {
            serving.add(cluster.serving().size());
            return complete(cluster, 2);
          });

      assertThat(serving).allMatch(count -> count >= 1);
      assertThat(cluster.serving())
          .hasSize(2)
          .allMatch(pod -> pod.getSpec().getContainers().getFirst().getImage().endsWith("2.0.0"));
    }
  }

  private static Cluster begin() {
    Cluster cluster = new Cluster(Serialization.unmarshal(PODINFO, DaemonSet.class));
    cluster.until("a pod on each node", () -> complete(cluster, 2));
    return cluster;
  }

  /** As {@code kubectl rollout status} sees it. */
  private static boolean complete(Cluster cluster, int nodes) {
    DaemonSet daemonSet = podinfo(cluster).get();
    DaemonSetStatus status = daemonSet.getStatus();
    return status != null
        && daemonSet.getMetadata().getGeneration().equals(status.getObservedGeneration())
        && status.getDesiredNumberScheduled() == nodes
        && orZero(status.getUpdatedNumberScheduled()) == nodes
        && orZero(status.getNumberAvailable()) == nodes
        && status.getCurrentNumberScheduled() == nodes
        && status.getNumberMisscheduled() == 0;
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static DaemonSetStatus status(Cluster cluster) {
    return podinfo(cluster).get().getStatus();
  }

  private static void patch(Cluster cluster, String merge) {
    podinfo(cluster).patch(PatchContext.of(PatchType.JSON_MERGE), merge);
  }

  private static Resource<DaemonSet> podinfo(Cluster cluster) {
    return cluster.client.apps().daemonSets().inNamespace("shop").withName("podinfo");
  }
}
