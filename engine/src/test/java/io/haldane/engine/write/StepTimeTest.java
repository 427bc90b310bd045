package io.haldane.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.Wake;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StepTimeTest {
  private static final Duration SLOW = Duration.ofSeconds(7);

  @Test
  void a_step_that_was_slow_to_be_written_is_held_for_its_whole_interval_from_then() {
    CanaryStatus next =
        StepTime.whole(planned("2026-01-01T10:00:00Z"), planned("2026-01-01T10:00:30Z"), SLOW);

    assertThat(next.nextAnalysisTime()).isEqualTo("2026-01-01T10:00:37Z");
  }

  @Test
  void a_time_that_was_planned_before_stays() {
    CanaryStatus same = planned("2026-01-01T10:00:30Z");

    assertThat(StepTime.whole(same, same, SLOW)).isEqualTo(same);
  }

  @Test
  void nothing_is_planned_where_nothing_was() {
    assertThat(StepTime.whole(planned("2026-01-01T10:00:00Z"), planned(null), SLOW))
        .isEqualTo(planned(null));
  }

  @Test
  void a_clock_that_went_back_shortens_nothing() {
    CanaryStatus next = planned("2026-01-01T10:00:30Z");

    assertThat(StepTime.whole(CanaryStatus.EMPTY, next, SLOW.negated())).isEqualTo(next);
  }

  @Test
  void the_next_analysis_is_woken_for_when_it_is_due_and_not_before() {
    CanaryStatus planned = planned("2026-01-01T10:00:30Z");
    CanaryStatus written = StepTime.whole(CanaryStatus.EMPTY, planned, SLOW);

    assertThat(StepTime.wake(at("2026-01-01T10:00:30Z"), planned, written))
        .isEqualTo(at("2026-01-01T10:00:37Z"));
    assertThat(StepTime.wake(at("2026-01-01T10:00:20Z"), planned, written))
        .as("something else is due before")
        .isEqualTo(at("2026-01-01T10:00:20Z"));
    assertThat(StepTime.wake(new Wake.Now(), planned, written)).isEqualTo(new Wake.Now());
  }

  private static Wake at(String time) {
    return new Wake.At(Instant.parse(time));
  }

  private static CanaryStatus planned(@Nullable String at) {
    return CanaryStatus.EMPTY.edit().nextAnalysisTime(at).done();
  }
}
