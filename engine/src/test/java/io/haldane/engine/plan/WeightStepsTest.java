package io.haldane.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WeightStepsTest {
  @Test
  void a_weight_that_is_not_in_the_list_is_followed_by_the_next_larger_step() {
    WeightSteps steps = new WeightSteps(List.of(5, 20, 60));
    assertThat(steps.after(0)).hasValue(5);
    assertThat(steps.after(12)).hasValue(20);
    assertThat(steps.after(59)).hasValue(60);
    assertThat(steps.after(60)).isEmpty();
    assertThat(steps.after(100)).isEmpty();
  }

  @RepeatedTest(200)
  void steps_rise_and_come_to_an_end(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    WeightSteps steps =
        new WeightSteps(
            random.ints(1 + random.nextInt(8), 1, 101).distinct().sorted().boxed().toList());
    int weight = 0;
    int count = 0;
    for (OptionalInt next = steps.after(weight); next.isPresent(); next = steps.after(weight)) {
      assertThat(next.getAsInt()).isGreaterThan(weight);
      weight = next.getAsInt();
      count++;
    }
    assertThat(weight).isEqualTo(steps.last());
    assertThat(count).isEqualTo(steps.weights().size());
  }
}
