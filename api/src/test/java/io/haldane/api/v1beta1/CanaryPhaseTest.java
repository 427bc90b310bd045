package io.haldane.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryPhaseTest {
  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  @Test
  void the_names_are_those_that_tools_match() {
    assertThat(Arrays.stream(CanaryPhase.values()).map(CanaryPhase::text))
        .containsExactly(
            "",
            "Initializing",
            "Initialized",
            "Waiting",
            "Progressing",
            "WaitingPromotion",
            "Promoting",
            "Finalising",
            "Succeeded",
            "Failed",
            "Terminating",
            "Terminated");
  }

  @ParameterizedTest
  @EnumSource
  void a_phase_is_written_and_read_by_its_name(CanaryPhase phase) {
    assertThat(CanaryPhase.of(phase.text())).isEqualTo(phase);
    assertThat(JSON.asJson(phase)).isEqualTo('"' + phase.text() + '"');
    assertThat(JSON.unmarshal("{\"phase\":\"" + phase.text() + "\"}", CanaryStatus.class).phase())
        .isEqualTo(phase);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"Resting", "progressing", " Failed"})
  void an_absent_or_unknown_name_is_that_of_a_new_canary(String text) {
    assertThat(CanaryPhase.of(text)).isEqualTo(CanaryPhase.NEW);
  }

  @Test
  void a_run_lasts_from_its_first_pod_to_its_end() {
    assertThat(Arrays.stream(CanaryPhase.values()).filter(CanaryPhase::running))
        .containsExactly(
            CanaryPhase.PROGRESSING,
            CanaryPhase.WAITING_PROMOTION,
            CanaryPhase.PROMOTING,
            CanaryPhase.FINALISING);
  }
}
