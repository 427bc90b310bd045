package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 17: the primary has an autoscaler of its own, which follows with a promotion. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class KubernetesAutoscalerTest {

  @Test
  void a_changed_autoscaler_is_promoted_with_its_version(Cluster cluster) {
    try (Journey journey = Journey.plain(cluster, "kubernetes-hpa")) {
      journey.apply("podinfo.yaml");
      journey.apply("kubernetes/hpa.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      var spec = scaler(journey, "podinfo-primary");
      assertThat(spec.getScaleTargetRef().getName()).isEqualTo("podinfo-primary");
      assertThat(spec.getMinReplicas()).isEqualTo(2);
      assertThat(spec.getMaxReplicas()).isEqualTo(4);
      assertThat(utilization(spec)).isEqualTo(99);
      journey.await(
          "the primary to be scaled",
          () ->
              Objects.equals(
                  2, journey.deployment("podinfo-primary").getStatus().getReadyReplicas()));

      try (Users users = journey.users("http://podinfo.NAMESPACE/")) {
        changeUtilization(journey, 50);
        journey.release("podinfo", "6.0.1");
        journey.awaitPhase("podinfo", CanaryPhase.PROGRESSING);
        assertThat(utilization(scaler(journey, "podinfo-primary")))
            .as("what is not promoted changes nothing")
            .isEqualTo(99);
        journey.awaitPromoted("podinfo", "6.0.1");
        assertThat(utilization(scaler(journey, "podinfo-primary"))).isEqualTo(50);
        users.awaitOnly("6.0.1");
        users.lostNothing();
        users.sawOnly("6.0.0", status -> status.phase() == CanaryPhase.PROGRESSING);
      }
    }
  }

  private static HorizontalPodAutoscalerSpec scaler(Journey journey, String name) {
    return Objects.requireNonNull(
            journey
                .client()
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(journey.namespace())
                .withName(name)
                .get(),
            name)
        .getSpec();
  }

  private static int utilization(HorizontalPodAutoscalerSpec spec) {
    return spec.getMetrics().getFirst().getResource().getTarget().getAverageUtilization();
  }

  private static void changeUtilization(Journey journey, int percent) {
    journey
        .client()
        .autoscaling()
        .v2()
        .horizontalPodAutoscalers()
        .inNamespace(journey.namespace())
        .withName("podinfo")
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\":\"replace\",\"value\":"
                + percent
                + ",\"path\":\"/spec/metrics/0/resource/target/averageUtilization\"}]");
  }
}
