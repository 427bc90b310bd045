package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JudgementTest {
  private static final Release GOOD = new Release(2, ReleaseKind.GOOD);
  private static final Release FAILING = new Release(3, ReleaseKind.FAILING);

  @Test
  void a_good_version_is_right_when_it_went_through_every_weight() {
    RunSeen seen = progress(0, 10, 10, 20, 30, 40, 50).and(status(CanaryPhase.PROMOTING, 50));
    seen = seen.and(status(CanaryPhase.FINALISING, 0)).and(status(CanaryPhase.SUCCEEDED, 0));

    assertThat(seen.weights()).containsExactly(10, 20, 30, 40, 50);
    assertThat(Judgement.of(GOOD, seen).right()).isTrue();
  }

  @Test
  void a_skipped_weight_is_wrong() {
    RunSeen seen = progress(0, 10, 30, 40, 50).and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(Judgement.of(GOOD, seen).why()).contains("[10, 30, 40, 50]");
  }

  @Test
  void a_good_version_that_is_rolled_back_is_wrong() {
    RunSeen seen = progress(0, 10).and(status(CanaryPhase.FAILED, 0));
    assertThat(Judgement.of(GOOD, seen).why()).isEqualTo("it was rolled back");
  }

  @Test
  void a_failing_version_is_right_when_its_metric_stopped_it() {
    RunSeen seen =
        progress(0, 10)
            .and(failing("request-success-rate", 94.0))
            .and(failing("request-success-rate", 95.0))
            .and(status(CanaryPhase.FAILED, 0));

    assertThat(seen.failed()).extracting(CheckResult::value).containsExactly(95.0);
    assertThat(Judgement.of(FAILING, seen).right()).isTrue();
  }

  @Test
  void a_failing_version_that_something_else_stopped_is_wrong() {
    RunSeen seen =
        progress(0, 10).and(failing("request-duration", 900.0)).and(status(CanaryPhase.FAILED, 0));
    assertThat(Judgement.of(FAILING, seen).why()).contains("not because of request-success-rate");
  }

  @Test
  void a_failing_version_that_is_promoted_is_wrong() {
    RunSeen seen = progress(0, 10, 20).and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(Judgement.of(FAILING, seen).why()).isEqualTo("it was promoted");
  }

  @Test
  void the_end_of_the_run_before_is_not_the_end_of_this_one() {
    RunSeen seen = RunSeen.NOTHING.and(status(CanaryPhase.FAILED, 0));
    assertThat(seen.over()).isFalse();
    assertThat(Judgement.of(GOOD, seen).why()).isEqualTo("its run has not begun");
  }

  @Test
  void the_summary_tells_each_release_in_aligned_columns() {
    RunSeen good = progress(10, 20, 30, 40, 50).and(status(CanaryPhase.SUCCEEDED, 0));
    RunSeen bad =
        progress(10).and(failing("request-success-rate", 95.0)).and(status(CanaryPhase.FAILED, 0));
    List<String> table =
        Summary.table(
            List.of(
                Judgement.of(GOOD, good),
                Judgement.of(FAILING, bad),
                Judgement.of(new Release(4, ReleaseKind.SLOW), bad)),
            new Palette(false));

    assertThat(table)
        .containsExactly(
            "release     expected     seen         weights seen    reason",
            "v2 good     promoted     promoted     10 20 30 40 50  every step was passed",
            "v3 failing  rolled back  rolled back  10              request-success-rate 95 % (min 99 %)",
            "v4 slow     rolled back  rolled back  10              it was rolled back, but not because of request-duration");
  }

  private static RunSeen progress(int... weights) {
    RunSeen seen = RunSeen.NOTHING;
    for (int weight : weights) {
      seen = seen.and(status(CanaryPhase.PROGRESSING, weight));
    }
    return seen;
  }

  private static CanaryStatus failing(String metric, double value) {
    return status(CanaryPhase.PROGRESSING, 10)
        .edit()
        .checks(List.of(LinesTest.check(metric, "fail", value, 99.0, null, "%")))
        .done();
  }

  private static CanaryStatus status(CanaryPhase phase, int weight) {
    return CanaryStatus.EMPTY.edit().phase(phase).canaryWeight(weight).done();
  }
}
