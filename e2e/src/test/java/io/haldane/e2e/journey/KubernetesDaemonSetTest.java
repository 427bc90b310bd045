package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journey 16: a DaemonSet without a mesh is promoted, and is itself again once its canary goes. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class KubernetesDaemonSetTest {
  private static final String NAME = "podinfo-ds";
  private static final String SELECTOR = "app.kubernetes.io/name";

  @Test
  void a_daemon_set_is_promoted_and_given_back(Cluster cluster) {
    try (Journey journey = Journey.plain(cluster, "kubernetes-daemonset")) {
      journey.apply("kubernetes/daemonset.yaml");
      journey.awaitPhase(NAME, CanaryPhase.INITIALIZED);
      assertThat(journey.canary(NAME).getMetadata().getFinalizers())
          .containsExactly("finalizer.flagger.app");
      assertThat(journey.service("podinfo-ds-svc").getSpec().getSelector())
          .containsEntry(SELECTOR, "podinfo-ds-primary");

      try (Users users = journey.users("http://podinfo-ds-svc.NAMESPACE/")) {
        release(journey, "6.0.1");
        awaitPromoted(journey, "6.0.1");
        users.awaitOnly("6.0.1");

        journey.client().resource(journey.canary(NAME)).delete();
        journey.await("the canary to be gone", () -> isGone(journey));
        assertThat(daemonSet(journey, NAME).getStatus().getNumberReady()).isEqualTo(1);
        assertThat(journey.service("podinfo-ds-svc").getSpec().getSelector())
            .containsEntry(SELECTOR, NAME);
        journey.await("the primary to be gone", () -> primaryPods(journey) == 0);
        users.lostNothing();
        users.sawOnly("6.0.0", status -> status.phase() == CanaryPhase.PROGRESSING);
      }
    }
  }

  private static DaemonSet daemonSet(Journey journey, String name) {
    return Objects.requireNonNull(
        journey.client().apps().daemonSets().inNamespace(journey.namespace()).withName(name).get(),
        name);
  }

  private static void release(Journey journey, String tag) {
    journey
        .client()
        .apps()
        .daemonSets()
        .inNamespace(journey.namespace())
        .withName(NAME)
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/image\","
                + "\"value\":\"stefanprodan/podinfo:"
                + tag
                + "\"}]");
  }

  private static void awaitPromoted(Journey journey, String tag) {
    journey.await(
        NAME + " to be promoted to " + tag,
        () -> {
          CanaryPhase phase = journey.status(NAME).phase();
          assertThat(phase)
              .as("%s must not fail: %s", NAME, journey.events(NAME))
              .isNotEqualTo(CanaryPhase.FAILED);
          String image =
              daemonSet(journey, NAME + "-primary")
                  .getSpec()
                  .getTemplate()
                  .getSpec()
                  .getContainers()
                  .getFirst()
                  .getImage();
          return image.endsWith(":" + tag) && phase == CanaryPhase.SUCCEEDED;
        });
  }

  private static boolean isGone(Journey journey) {
    return journey
            .client()
            .resources(Canary.class)
            .inNamespace(journey.namespace())
            .withName(NAME)
            .get()
        == null;
  }

  private static int primaryPods(Journey journey) {
    return journey
        .client()
        .pods()
        .inNamespace(journey.namespace())
        .withLabel(SELECTOR, NAME + "-primary")
        .list()
        .getItems()
        .size();
  }
}
