package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.world.AvailableSince;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AvailablePodsTest {
  private static final CanaryKey CANARY = new CanaryKey("test", "shop");
  private static final ObjectRef SHOP = new ObjectRef("apps/v1", "Deployment", "test", "shop");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final AvailablePods pods = new AvailablePods();

  private AvailableSince look(int available, int second) {
    return look(available, second, null);
  }

  private AvailableSince look(int available, int second, @Nullable String since) {
    Deployment shop =
        new DeploymentBuilder()
            .withNewMetadata()
            .withNamespace("test")
            .withName("shop")
            .endMetadata()
            .withNewStatus()
            .withAvailableReplicas(available)
            .withConditions(available(since))
            .endStatus()
            .build();
    LiveObjects live = LiveObjects.of(List.of(shop));
    return pods.look(CANARY, Set.of(SHOP), live, NOON.plusSeconds(second));
  }

  private static List<DeploymentCondition> available(@Nullable String since) {
    return since == null
        ? List.of()
        : List.of(
            new DeploymentConditionBuilder()
                .withType("Available")
                .withStatus("True")
                .withLastTransitionTime(since)
                .build());
  }

  @Test
  void a_new_process_believes_the_workload() {
    assertThat(look(2, 0, "2026-01-01T11:59:57Z").since())
        .containsEntry(SHOP, NOON.minusSeconds(3));
    assertThat(look(2, 5, "2026-01-01T12:00:04Z").since())
        .containsEntry(SHOP, NOON.minusSeconds(3));
  }

  @Test
  void a_new_process_takes_for_new_what_does_not_say_since_when() {
    assertThat(look(2, 0, "2026-01-01T12:30:00Z").since()).containsEntry(SHOP, NOON);
  }

  @Test
  void only_the_first_pod_is_new() {
    assertThat(look(0, 0).since()).isEmpty();
    assertThat(look(1, 5).since()).containsEntry(SHOP, NOON.plusSeconds(5));
    assertThat(look(3, 9).since()).containsEntry(SHOP, NOON.plusSeconds(5));
  }

  @Test
  void pods_that_were_away_are_new_again() {
    look(2, 0);
    assertThat(look(0, 5).since()).isEmpty();
    assertThat(look(2, 7).since()).containsEntry(SHOP, NOON.plusSeconds(7));
  }

  @Test
  void pods_of_a_future_that_the_clock_took_back_are_of_now() {
    look(0, 3600);
    assertThat(look(2, 3600).since()).containsEntry(SHOP, NOON.plusSeconds(3600));
    assertThat(look(2, 1).since()).containsEntry(SHOP, NOON.plusSeconds(1));
    assertThat(look(2, 9).since()).containsEntry(SHOP, NOON.plusSeconds(1));
  }

  @Test
  void a_canary_that_is_gone_is_forgotten() {
    look(2, 0);
    pods.forget(CANARY);
    assertThat(look(2, 7).since()).containsEntry(SHOP, NOON.plusSeconds(7));
  }
}
