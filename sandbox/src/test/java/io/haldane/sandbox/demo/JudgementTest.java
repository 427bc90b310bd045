package io.haldane.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JudgementTest {
  private static final Release GOOD = new Release(2, ReleaseKind.GOOD);
  private static final Release FAILING = new Release(3, ReleaseKind.FAILING);

  @Test
  void a_good_version_is_right_when_it_went_through_every_weight() {
    RunSeen seen = progress(0, 10, 10, 20, 30, 40, 50).and(status(CanaryPhase.PROMOTING, 50));
    seen = seen.and(status(CanaryPhase.FINALISING, 0)).and(status(CanaryPhase.SUCCEEDED, 0));

    assertThat(seen.steps()).containsExactly("10", "20", "30", "40", "50");
    assertThat(judged(GOOD, seen).right()).isTrue();
  }

  @Test
  void a_skipped_weight_is_wrong() {
    RunSeen seen = progress(0, 10, 30, 40, 50).and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(judged(GOOD, seen).why()).contains("[10, 30, 40, 50]");
  }

  @Test
  void a_good_version_that_is_rolled_back_is_wrong() {
    RunSeen seen = progress(0, 10).and(status(CanaryPhase.FAILED, 0));
    assertThat(judged(GOOD, seen).why()).isEqualTo("it was rolled back");
  }

  @Test
  void a_failing_version_is_right_when_its_metric_stopped_it() {
    RunSeen seen =
        progress(0, 10)
            .and(failing("request-success-rate", 94.0))
            .and(failing("request-success-rate", 95.0))
            .and(status(CanaryPhase.FAILED, 0));

    assertThat(seen.failed()).extracting(CheckResult::value).containsExactly(95.0);
    assertThat(judged(FAILING, seen).right()).isTrue();
  }

  @Test
  void a_failing_version_that_something_else_stopped_is_wrong() {
    RunSeen seen =
        progress(0, 10).and(failing("request-duration", 900.0)).and(status(CanaryPhase.FAILED, 0));
    assertThat(judged(FAILING, seen).why()).contains("not because of request-success-rate");
  }

  @Test
  void a_failing_version_that_is_promoted_is_wrong() {
    RunSeen seen = progress(0, 10, 20).and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(judged(FAILING, seen).why()).isEqualTo("it was promoted");
  }

  @Test
  void the_end_of_the_run_before_is_not_the_end_of_this_one() {
    RunSeen seen = RunSeen.nothing(Strategy.CANARY).and(status(CanaryPhase.FAILED, 0));
    assertThat(seen.over()).isFalse();
    assertThat(judged(GOOD, seen).why()).isEqualTo("its run has not begun");
  }

  @Test
  void the_summary_tells_each_release_in_aligned_columns() {
    RunSeen good = progress(10, 20, 30, 40, 50).and(status(CanaryPhase.SUCCEEDED, 0));
    RunSeen bad =
        progress(10).and(failing("request-success-rate", 95.0)).and(status(CanaryPhase.FAILED, 0));
    List<String> table =
        Summary.table(
            List.of(
                judged(GOOD, good),
                judged(FAILING, bad),
                judged(new Release(4, ReleaseKind.SLOW), bad)),
            new Palette(false));

    assertThat(table)
        .containsExactly(
            "release     expected     actual       steps           requests   reason",
            "v2 good     promoted     promoted     10 20 30 40 50  30 of 100  every step passed",
            "v3 failing  rolled back  rolled back  10              30 of 100  request-success-rate 95 %",
            "v4 slow     rolled back  rolled back  10              30 of 100  it was rolled back, but not because of request-duration");
  }

  @Test
  void a_canary_that_no_user_met_was_not_shown() {
    RunSeen seen = progress(10, 20, 30, 40, 50).and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(Judgement.of(GOOD, seen, users(0, 30)).why())
        .isEqualTo("no request of a user reached it");
  }

  @Test
  void an_ab_test_is_wrong_when_others_than_testers_met_it() {
    RunSeen seen = rounds(Strategy.AB, 1, 2, 3, 4, 5).and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(Judgement.of(GOOD, seen, testers(0)).right()).isTrue();
    assertThat(Judgement.of(GOOD, seen, testers(2)).why())
        .isEqualTo("2 requests of non-testers reached it");
  }

  @Test
  void blue_green_is_right_when_it_was_judged_aside_and_then_switched() {
    RunSeen seen =
        rounds(Strategy.BLUE_GREEN, 1, 2, 3, 4, 5, 6).and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(seen.steps()).containsExactly("1", "2", "3", "4", "5", "switch");
    assertThat(Judgement.of(GOOD, seen, aside(0, users(50, 200))).right()).isTrue();
    assertThat(Judgement.of(GOOD, seen, aside(3, users(50, 200))).why())
        .isEqualTo("3 requests of users reached it too early");
    assertThat(Judgement.of(GOOD, seen, aside(0, users(50, 50))).why())
        .isEqualTo("it was checked without a request");
    assertThat(Judgement.of(GOOD, seen, aside(0, users(0, 200))).why())
        .isEqualTo("no request of a user reached it");
  }

  @Test
  void blue_green_without_its_switch_is_wrong() {
    RunSeen seen = rounds(Strategy.BLUE_GREEN, 1, 2, 3, 4, 5).and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(Judgement.of(GOOD, seen, aside(0, users(50, 200))).why()).contains("switch");
  }

  @Test
  void a_mirror_copies_first() {
    RunSeen seen = RunSeen.nothing(Strategy.MIRROR);
    seen = seen.and(status(CanaryPhase.PROGRESSING, 0).edit().mirrored(true).done());
    for (int weight : new int[] {20, 40, 60}) {
      seen = seen.and(status(CanaryPhase.PROGRESSING, weight));
    }
    seen = seen.and(status(CanaryPhase.SUCCEEDED, 0));
    assertThat(Judgement.of(GOOD, seen, aside(0, users(50, 200))).right()).isTrue();
  }

  /** As a canary's requests should be: 100 of users, 30 of them answered by it. */
  private static Judgement judged(Release release, RunSeen seen) {
    return Judgement.of(release, seen, users(30, 30));
  }

  private static Measured users(long met, long canary) {
    return new Measured(
        Optional.empty(), new Census(Map.of(Crowd.USERS, new Served(100, met, 0)), canary));
  }

  private static Measured aside(long early, Measured whole) {
    Census quiet = new Census(Map.of(Crowd.USERS, new Served(50, early, 0)), 40);
    return new Measured(Optional.of(quiet), whole.whole());
  }

  private static Measured testers(long others) {
    Map<Crowd, Served> served = new LinkedHashMap<>();
    Strategy.AB
        .crowds()
        .forEach(crowd -> served.put(crowd, new Served(50, crowd.meant() ? 40 : others, 0)));
    return new Measured(Optional.empty(), new Census(served, 80 + others));
  }

  private static RunSeen rounds(Strategy strategy, int... rounds) {
    RunSeen seen = RunSeen.nothing(strategy);
    for (int round : rounds) {
      seen = seen.and(status(CanaryPhase.PROGRESSING, 0).edit().iterations(round).done());
    }
    return seen;
  }

  private static RunSeen progress(int... weights) {
    RunSeen seen = RunSeen.nothing(Strategy.CANARY);
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
