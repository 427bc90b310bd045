package io.haldane.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryStatus;
import java.time.Duration;
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

  private static CanaryStatus planned(@Nullable String at) {
    return CanaryStatus.EMPTY.edit().nextAnalysisTime(at).done();
  }
}
