package io.haldane.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How tools read them is tested by their own rules, in the module view. */
class CommonConditionsTest {
  private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = EARLIER.plusSeconds(60);
  private static final Condition PROMOTED =
      new Condition("Promoted", "Unknown", "Progressing", "New revision.", "then", "then");

  private final Canary canary = new Canary();
  private final CanaryStatus running =
      CanaryStatus.EMPTY.edit().phase(CanaryPhase.PROGRESSING).conditions(List.of(PROMOTED)).done();

  CommonConditionsTest() {
    canary.getMetadata().setGeneration(7L);
  }

  @Test
  void a_run_is_not_ready_yet_and_other_conditions_stay() {
    CanaryStatus shown = CommonConditions.shown(true, canary, running, NOW);

    String now = NOW.toString();
    assertThat(shown.conditions())
        .containsExactly(
            PROMOTED,
            new Condition("Ready", "Unknown", "Progressing", "New revision.", now, now),
            new Condition("Reconciling", "True", "Progressing", "New revision.", now, now));
    assertThat(shown.observedGeneration()).isEqualTo(7);
    assertThat(shown.edit().conditions(running.conditions()).observedGeneration(null).done())
        .isEqualTo(running);
  }

  @Test
  void a_status_that_shows_them_already_is_not_written_again() {
    CanaryStatus shown = CommonConditions.shown(true, canary, running, EARLIER);

    assertThat(CommonConditions.shown(true, canary, shown, NOW)).isSameAs(shown);
  }

  @Test
  void without_the_flag_nothing_changes_and_what_was_there_goes() {
    assertThat(CommonConditions.shown(false, canary, running, NOW)).isSameAs(running);
    CanaryStatus shown = CommonConditions.shown(true, canary, running, EARLIER);
    assertThat(CommonConditions.shown(false, canary, shown, NOW)).isEqualTo(running);
  }

  @Test
  void a_condition_keeps_its_time_as_long_as_it_says_the_same() {
    CanaryStatus shown = CommonConditions.shown(true, canary, running, EARLIER);
    CanaryStatus promoting = shown.edit().phase(CanaryPhase.PROMOTING).done();
    CanaryStatus failed = shown.edit().phase(CanaryPhase.FAILED).done();

    Condition ready = ready(CommonConditions.shown(true, canary, promoting, NOW));
    assertThat(ready.lastTransitionTime()).isEqualTo(EARLIER.toString());
    assertThat(ready.lastUpdateTime()).isEqualTo(NOW.toString());
    assertThat(ready(CommonConditions.shown(true, canary, failed, NOW)).lastTransitionTime())
        .isEqualTo(NOW.toString());
  }

  private static Condition ready(CanaryStatus status) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }
}
