package io.haldane.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Announcement;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.api.v1beta1.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RunNewsTest {
  private static final String START = "2026-03-01T12:00:00Z";
  private static final CheckResult OLD =
      CheckResult.of(CheckKind.METRIC, "errors", CheckVerdict.PASS, "");
  private static final CheckResult NEW =
      CheckResult.of(CheckKind.METRIC, "errors", CheckVerdict.FAIL, "7 % of at most 1 %");

  private static String at(int second) {
    return "2026-03-01T12:00:%02dZ".formatted(second);
  }

  private static Announcement news(int second) {
    return new Announcement("a", at(second), "Normal", null, "m", null, null, null, null);
  }

  private static RecordedStep step(int second, int weight, CheckResult... checks) {
    return new RecordedStep(
        at(second), "Progressing", weight, 0, 0, "advance", null, List.of(checks), null);
  }

  private static RunRecord run(String images, RecordedStep... steps) {
    Map<String, RecordedStep> byKey = new TreeMap<>();
    for (RecordedStep step : steps) {
      byKey.put(RunRecord.key(byKey.size() + 1), step);
    }
    return new RunRecord(
        "r1",
        START,
        new RunRelease("new", "old", images, null, List.of(), null),
        List.of(),
        Map.of(),
        byKey,
        null,
        null);
  }

  private static CanaryStatus status(RunRecord run) {
    return CanaryStatus.EMPTY
        .edit()
        .runStartedAt(START)
        .lastAppliedSpec("newer")
        .canaryWeight(70)
        .checks(List.of(OLD))
        .run(run)
        .done();
  }

  @Test
  void an_announcement_is_about_the_step_of_its_moment() {
    RunRecord run = run("shop:2, proxy:1", step(10, 20, OLD), step(20, 20, NEW), step(30, 40));

    RunNews during = RunNews.of(status(run), news(20));
    assertThat(during.weight()).isEqualTo(20);
    assertThat(during.checks()).containsExactly(NEW);
    assertThat(during.revision()).isEqualTo("new");
    assertThat(during.images()).containsExactly("shop:2", "proxy:1");
    assertThat(RunNews.of(status(run), news(10)).checks()).containsExactly(OLD);
    // A step that measured nothing leaves the last values as they are.
    assertThat(RunNews.of(status(run), news(30)).weight()).isEqualTo(40);
    assertThat(RunNews.of(status(run), news(30)).checks()).containsExactly(NEW);
  }

  @Test
  void only_a_run_that_failed_has_a_failure() {
    RunRecord run = run("shop:2", step(10, 20));
    RunRecord failed = run.ended(new RunResult(at(20), RunResult.FAILED, "too slow"));
    RunRecord promoted = run.ended(new RunResult(at(20), RunResult.PROMOTED, "all passed"));

    assertThat(RunNews.of(status(run), news(30)).failure()).isEmpty();
    assertThat(RunNews.of(status(failed), news(30)).failure()).contains("too slow");
    assertThat(RunNews.of(status(promoted), news(30)).failure()).isEmpty();
  }

  @Test
  void a_canary_without_a_record_of_its_run_is_described_by_its_status() {
    CanaryStatus other = status(run("shop:1")).edit().runStartedAt(at(50)).failure("slow").done();
    RunNews news = RunNews.of(other, news(55));

    assertThat(news)
        .isEqualTo(new RunNews("newer", List.of(), 70, 0, List.of(OLD), Optional.of("slow")));
  }

  @Test
  void a_run_that_is_filed_keeps_its_reason_in_short() {
    PastRun filed = new PastRun("r1", START, at(40), "failed", 70, 3, "new", "too slow", null);
    CanaryStatus status =
        CanaryStatus.EMPTY.edit().runStartedAt(START).pastRuns(List.of(filed)).done();

    assertThat(RunNews.of(status, news(40)).failure()).contains("too slow");
  }

  @Test
  void images_that_did_not_fit_are_not_given_in_part() {
    assertThat(RunNews.of(status(run("shop:2, prox…")), news(1)).images()).isEmpty();
  }
}
