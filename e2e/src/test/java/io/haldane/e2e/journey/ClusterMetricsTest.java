package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.testing.RealServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Metrics that are part of the cluster: {@code externalmetrics} and {@code custommetrics} of an
 * adapter behind the API server, and {@code keptn}. The controller reads them with the permissions
 * of the chart.
 */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class ClusterMetricsTest {
  private static final String ACCOUNT = "system:serviceaccount:haldane-system:haldane";

  @Test
  void good_values_promote_and_each_bad_one_rolls_back(Cluster cluster) throws Exception {
    RealServers.note("kube-apiserver", true);
    try (Journey journey = Journey.plain(cluster, "cluster-metrics");
        MetricsAdapter adapter = new MetricsAdapter(journey);
        KeptnOperator keptn = new KeptnOperator(journey)) {
      journey.apply("podinfo.yaml");
      journey.apply("metrics/canary.yaml");
      allGood(adapter, keptn);
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);

      journey.release("podinfo", "6.0.1");
      journey.awaitPromoted("podinfo", "6.0.1");
      assertThat(adapter.requests())
          .containsExactlyInAnyOrder(
              "/apis/external.metrics.k8s.io/v1beta1/namespaces/cluster-metrics/queue"
                  + "?labelSelector=app%3Dpodinfo",
              "/apis/custom.metrics.k8s.io/v1beta2/namespaces/cluster-metrics/pods/%2A/errors"
                  + "?labelSelector=app%3Dpodinfo");
      assertThat(adapter.users()).containsExactly(ACCOUNT);
      assertThat(keptn.specs())
          .singleElement()
          .asString()
          .contains("name=quality", "recent=5m", "app=podinfo");

      adapter.set("queue", "11");
      isRolledBack(journey, "6.0.2", "queue-length");
      allGood(adapter, keptn);
      adapter.set("errors", "10500m");
      isRolledBack(journey, "6.0.3", "errors-of-pods");
      allGood(adapter, keptn);
      keptn.set("latency", "11.5");
      isRolledBack(journey, "6.0.4", "latency-by-keptn");
      allGood(adapter, keptn);
      keptn.passes(false);
      isRolledBack(journey, "6.0.5", "quality-by-keptn");
      assertThat(keptn.hasNoAnalysisLeft()).as("analyses are removed").isTrue();
    }
  }

  private static void allGood(MetricsAdapter adapter, KeptnOperator keptn) {
    adapter.set("queue", "9");
    adapter.set("errors", "9500m");
    keptn.set("latency", "9.5");
    keptn.passes(true);
  }

  private static void isRolledBack(Journey journey, String tag, String metric) {
    journey.release("podinfo", tag);
    journey.await(
        "a failed check of " + metric,
        () -> journey.events("podinfo").stream().anyMatch(event -> event.contains(metric)));
    journey.awaitPhase("podinfo", CanaryPhase.FAILED);
    assertThat(journey.tag("podinfo-primary")).isEqualTo("6.0.1");
  }
}
