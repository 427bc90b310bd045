package io.haldane.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.PastRun;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HookRunsTest {
  private static final String START = "2026-03-01T12:00:00Z";

  private static Canary canary(String lastStart) {
    Canary canary = new Canary();
    canary.setMetadata(new ObjectMetaBuilder().withName("shop").withUid("3f0c").build());
    PastRun filed = new PastRun("r1", START, START, "failed", 50, 1, null, null, null);
    canary.setStatus(
        CanaryStatus.EMPTY.edit().runStartedAt(lastStart).pastRuns(List.of(filed)).done());
    return canary;
  }

  @Test
  void the_event_of_the_end_names_the_run_although_its_record_is_filed() {
    assertThat(HookRuns.of(canary(START), CanaryPhase.FAILED).id()).isEqualTo("r1");
  }

  @Test
  void an_event_of_another_run_or_of_none_does_not_name_a_filed_one() {
    assertThat(HookRuns.of(canary("2026-03-02T12:00:00Z"), CanaryPhase.FAILED).id()).isNull();
    assertThat(HookRuns.of(canary(START), CanaryPhase.PROGRESSING).id()).isNull();
    assertThat(HookRuns.of(canary(START), CanaryPhase.WAITING).id()).isNull();
  }
}
