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
  void theNamesAreThoseThatToolsMatch() {
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
  void aPhaseIsWrittenAndReadByItsName(CanaryPhase phase) {
    assertThat(CanaryPhase.of(phase.text())).isEqualTo(phase);
    assertThat(JSON.asJson(phase)).isEqualTo('"' + phase.text() + '"');
    assertThat(JSON.unmarshal("{\"phase\":\"" + phase.text() + "\"}", CanaryStatus.class).phase())
        .isEqualTo(phase);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"Resting", "progressing", " Failed"})
  void anAbsentOrUnknownNameIsThatOfANewCanary(String text) {
    assertThat(CanaryPhase.of(text)).isEqualTo(CanaryPhase.NEW);
  }

  @Test
  void aRunLastsFromItsFirstPodToItsEnd() {
    assertThat(Arrays.stream(CanaryPhase.values()).filter(CanaryPhase::running))
        .containsExactly(
            CanaryPhase.PROGRESSING,
            CanaryPhase.WAITING_PROMOTION,
            CanaryPhase.PROMOTING,
            CanaryPhase.FINALISING);
  }
}
