package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 15: without a mesh, behind a Service that was there before the canary. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class KubernetesDeploymentTest {

  @Test
  void users_meet_a_version_only_once_it_is_promoted(Cluster cluster) {
    try (Journey journey = Journey.plain(cluster, "kubernetes-deployment")) {
      journey.apply("podinfo.yaml");
      journey.apply("kubernetes/service.yaml");
      String address = journey.service("podinfo-svc").getSpec().getClusterIP();
      journey.apply("kubernetes/deployment.yaml");
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);

      var apex = journey.service("podinfo-svc");
      assertThat(apex.getSpec().getClusterIP()).isEqualTo(address);
      assertThat(apex.getSpec().getSelector()).containsEntry("app", "podinfo-primary");
      assertThat(apex.getMetadata().getOwnerReferences()).as("it stays the user's").isEmpty();
      assertThat(apex.getMetadata().getAnnotations())
          .containsEntry("kustomize.toolkit.fluxcd.io/reconcile", "disabled")
          .containsEntry("helm.toolkit.fluxcd.io/driftDetection", "disabled");
      var primary = journey.deployment("podinfo-primary").getMetadata();
      assertThat(primary.getLabels())
          .containsEntry("app.kubernetes.io/managed-by", "test-label-prefix");
      assertThat(primary.getAnnotations())
          .containsEntry("app.kubernetes.io/instance", "test-annotation-prefix");

      try (Users users = journey.users("http://podinfo-svc.NAMESPACE/")) {
        journey.release("podinfo", "6.0.1");
        journey.awaitPromoted("podinfo", "6.0.1");
        users.awaitOnly("6.0.1");
        users.lostNothing();
        users.sawOnly("6.0.0", status -> status.phase() == CanaryPhase.PROGRESSING);
      }
    }
  }
}
