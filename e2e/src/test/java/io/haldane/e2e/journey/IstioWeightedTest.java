package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 1: weights in a mesh. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class IstioWeightedTest {

  @Test
  void a_good_version_is_promoted_step_by_step(Cluster cluster) {
    try (Journey journey = Journey.inMesh(cluster, "istio-weighted")) {
      journey.apply("podinfo.yaml");
      journey.apply("istio/weighted.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);

      var apex = journey.service("podinfo");
      assertThat(apex.getMetadata().getLabels()).containsEntry("test", "labels-test");
      assertThat(apex.getMetadata().getAnnotations()).containsEntry("test", "annotations-test");
      assertThat(apex.getSpec().getSelector()).containsEntry("app", "podinfo-primary");

      try (Users users = journey.users("http://podinfo.NAMESPACE:9898/")) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        users.lostNothing();
        assertThat(users.sharesOf("6.0.1")).containsExactly(10, 20, 30);
      }
    }
  }
}
