package io.haldane.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChoiceTest {
  private static final Canary CANARY = Canaries.canary("{stepWeight: 10, maxWeight: 50}");

  private static CanaryStatus in(CanaryPhase phase) {
    return CanaryStatus.EMPTY.edit().phase(phase).done();
  }

  @ParameterizedTest
  @EnumSource(CanaryPhase.class)
  void every_order_is_there_and_either_possible_or_explained(CanaryPhase phase) {
    List<Choice> choices = Choice.of(CANARY, in(phase));
    List<String> possible = Order.of(CANARY, in(phase)).stream().map(Order::verb).toList();

    assertThat(choices)
        .extracting(Choice::verb)
        .containsExactly("promote", "abort", "pause", "resume", "retry");
    assertThat(choices).allSatisfy(choice -> assertThat(choice.says()).endsWith("."));
    assertThat(choices.stream().filter(choice -> choice.impossible() == null).map(Choice::verb))
        .containsExactlyInAnyOrderElementsOf(possible);
  }

  @Test
  void the_reason_names_the_phase() {
    assertThat(Choice.objection("promote", CANARY, in(CanaryPhase.SUCCEEDED)))
        .contains("No run is active: the canary is Succeeded.");
    assertThat(Choice.objection("abort", CANARY, in(CanaryPhase.PROMOTING)))
        .contains("The primary is being updated already: the canary is Promoting.");
    assertThat(Choice.objection("retry", CANARY, in(CanaryPhase.NEW)))
        .contains("No run has failed: the canary is new.");
    assertThat(Choice.objection("abort", CANARY, in(CanaryPhase.PROGRESSING))).isEmpty();
  }

  @Test
  void a_pause_is_ended_once_and_not_begun_twice() {
    CanaryStatus paused = in(CanaryPhase.PROGRESSING).edit().paused(true).done();
    assertThat(Choice.objection("pause", CANARY, paused)).contains("It is paused already.");
    assertThat(Choice.objection("resume", CANARY, paused)).isEmpty();
    assertThat(Choice.objection("resume", CANARY, in(CanaryPhase.PROGRESSING)))
        .contains("It is not paused.");
  }
}
