package io.haldane.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.haldane.sandbox.workload.Progress.Counts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Counts NONE_READY = new Counts(2, 2, 0, 0);
  private static final Counts ONE_READY = new Counts(2, 2, 1, 1);
  private static final Counts ALL = new Counts(2, 2, 2, 2);

  @Test
  void a_rollout_on_its_way_says_so() {
    DeploymentStatus status = status(Progress.of(null, "a", NONE_READY, 2, START), START);

    assertThat(status.getUnavailableReplicas()).isEqualTo(2);
    assertThat(status.getReadyReplicas()).isNull();
    assertThat(reason(status, "Available")).isEqualTo("MinimumReplicasUnavailable");
    assertThat(reason(status, "Progressing")).isEqualTo("ReplicaSetUpdated");
  }

  @Test
  void a_complete_rollout_says_so() {
    DeploymentStatus status = status(Progress.of(null, "a", ALL, 2, START), START);
    assertThat(reason(status, "Available")).isEqualTo("MinimumReplicasAvailable");
    assertThat(reason(status, "Progressing")).isEqualTo("NewReplicaSetAvailable");
    assertThat(status.getUnavailableReplicas()).isNull();
  }

  @Test
  void a_rollout_that_stands_still_misses_its_deadline() {
    Progress stuck = Progress.of(null, "a", NONE_READY, 2, START);
    stuck = Progress.of(stuck, "a", NONE_READY, 2, START.plusSeconds(59));
    assertThat(reason(status(stuck, START.plusSeconds(59)), "Progressing"))
        .isEqualTo("ReplicaSetUpdated");
    assertThat(reason(status(stuck, START.plusSeconds(60)), "Progressing"))
        .isEqualTo("ProgressDeadlineExceeded");
  }

  @Test
  void every_step_forward_starts_the_deadline_anew() {
    Progress slow = Progress.of(null, "a", NONE_READY, 2, START);
    slow = Progress.of(slow, "a", ONE_READY, 2, START.plusSeconds(50));
    assertThat(reason(status(slow, START.plusSeconds(100)), "Progressing"))
        .isEqualTo("ReplicaSetUpdated");
  }

  @Test
  void pods_that_fail_after_a_complete_rollout_are_no_late_rollout() {
    Progress done = Progress.of(null, "a", ALL, 2, START);
    Progress later = Progress.of(done, "a", NONE_READY, 2, START.plusSeconds(600));
    DeploymentStatus status = status(later, START.plusSeconds(6000));

    assertThat(reason(status, "Progressing")).isEqualTo("NewReplicaSetAvailable");
    assertThat(reason(status, "Available")).isEqualTo("MinimumReplicasUnavailable");
  }

  @Test
  void a_new_template_is_a_new_rollout() {
    Progress done = Progress.of(null, "a", ALL, 2, START);
    Progress next = Progress.of(done, "b", new Counts(3, 1, 2, 2), 2, START.plusSeconds(9));
    assertThat(reason(status(next, START.plusSeconds(9)), "Progressing"))
        .isEqualTo("ReplicaSetUpdated");
  }

  @Test
  void conditions_keep_their_times_while_nothing_changes() {
    Progress done = Progress.of(null, "a", ALL, 2, START);
    DeploymentStatus first = status(done, START);
    Deployment reported = new DeploymentBuilder(deployment()).withStatus(first).build();

    assertThat(DeploymentStatuses.of(reported, done, 2, START.plusSeconds(30))).isEqualTo(first);
  }

  private static DeploymentStatus status(Progress progress, Instant now) {
    return DeploymentStatuses.of(deployment(), progress, 2, now);
  }

  private static Deployment deployment() {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withGeneration(1L)
        .endMetadata()
        .withNewSpec()
        .withProgressDeadlineSeconds(60)
        .endSpec()
        .build();
  }

  private static String reason(DeploymentStatus status, String type) {
    return status.getConditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .map(DeploymentCondition::getReason)
        .findFirst()
        .orElseThrow();
  }
}
