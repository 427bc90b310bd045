package io.haldane.engine.record;

import static io.haldane.engine.record.Runs.RUNNING;
import static io.haldane.engine.record.Runs.START;
import static io.haldane.engine.record.Runs.after;
import static io.haldane.engine.record.Runs.checked;
import static io.haldane.engine.record.Runs.decided;
import static io.haldane.engine.record.Runs.ended;
import static io.haldane.engine.record.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecorderTest {
  @Test
  void a_run_has_its_steps_with_their_checks() {
    RunRecord run = run(after(after(RUNNING, 1, CheckVerdict.PASS), 2, CheckVerdict.FAIL));

    assertThat(run.id()).startsWith("20260301-120000-").hasSize(24);
    assertThat(run.release().revision()).isEqualTo("v2");
    assertThat(run.release().previousRevision()).isEqualTo("v1");
    assertThat(run.steps()).containsOnlyKeys("00001", "00002");
    assertThat(run.inOrder()).extracting("weight").containsExactly(1, 2);
    assertThat(run.inOrder().getLast().hasFailed()).isTrue();
  }

  @Test
  void a_decision_repeated_from_the_same_status_gives_the_same_record() {
    CanaryStatus before = after(RUNNING, 1, CheckVerdict.PASS);

    assertThat(after(before, 2, CheckVerdict.FAIL)).isEqualTo(after(before, 2, CheckVerdict.FAIL));
  }

  @Test
  void a_status_that_is_not_written_otherwise_is_not_written_for_its_record() {
    var same =
        new Recorder.Decided(
            RUNNING,
            RUNNING,
            checked(CheckVerdict.PASS),
            Outcome.NONE,
            Answers.NONE,
            Optional.empty(),
            START);

    assertThat(Recorder.recorded(same)).isSameAs(RUNNING);
  }

  @Test
  void a_reconcile_that_measures_and_changes_nothing_is_no_step() {
    CanaryStatus before = after(RUNNING, 1, CheckVerdict.PASS);
    CanaryStatus next = before.edit().nextAnalysisTime(START.plusSeconds(9).toString()).done();
    var idle =
        new Recorder.Decided(
            before,
            next,
            Reasons.of("wait", "not due"),
            Outcome.NONE,
            Answers.NONE,
            Optional.empty(),
            START);

    assertThat(Recorder.recorded(idle)).isSameAs(next);
  }

  @Test
  void a_record_that_ended_stays_as_it_is() {
    CanaryStatus ended = ended(after(RUNNING, 1, CheckVerdict.PASS), 5);

    assertThat(run(ended).result())
        .isEqualTo(new RunResult("2026-03-01T12:00:05Z", RunResult.PROMOTED, "It is done."));
    assertThat(run(after(ended, 6, CheckVerdict.PASS))).isEqualTo(run(ended));
  }

  @Test
  void a_run_that_is_over_and_filed_is_not_begun_again() {
    CanaryStatus filed =
        RUNNING.edit().phase(CanaryPhase.SUCCEEDED).run(null).owesPostRollout(true).done();

    assertThat(after(filed, 7, CheckVerdict.PASS).run()).isNull();
  }

  @Test
  void the_next_run_has_a_record_of_its_own() {
    CanaryStatus first = after(RUNNING, 1, CheckVerdict.PASS);
    CanaryStatus second =
        after(
            first.edit().runStartedAt(START.plusSeconds(60).toString()).done(),
            60,
            CheckVerdict.PASS);

    assertThat(run(second).id()).isNotEqualTo(run(first).id());
    assertThat(run(second).steps()).containsOnlyKeys("00001");
  }

  @Test
  void a_run_that_starts_in_the_instant_of_the_last_one_has_a_record_of_its_own_too() {
    CanaryStatus failed = ended(RUNNING.edit().phase(CanaryPhase.FAILED).done(), 0);
    CanaryStatus next = failed.edit().phase(CanaryPhase.PROGRESSING).lastAppliedSpec("v3").done();
    var begun =
        new Recorder.Decided(
            failed,
            next,
            Reasons.of("start", "A new revision was found."),
            Outcome.NONE,
            Answers.NONE,
            Optional.empty(),
            START);

    RunRecord record = run(Recorder.recorded(begun));
    assertThat(record.id()).isNotEqualTo(run(failed).id());
    assertThat(record.steps()).containsOnlyKeys("00001");
    assertThat(record.result()).isNull();
  }

  @Test
  void queries_are_kept_once_and_without_what_logs_in() {
    var asked =
        new Recorder.Decided(
            RUNNING,
            RUNNING.edit().canaryWeight(10).done(),
            checked(CheckVerdict.PASS),
            Outcome.NONE,
            Runs.asked("m", "avg(x){key:s3cr3t-value}", Map.of("key", "s3cr3t-value")),
            Optional.empty(),
            START);
    CanaryStatus first = Recorder.recorded(asked);

    assertThat(run(first).queries()).isEqualTo(Map.of("m", "avg(x){key:(hidden)}"));
    assertThat(run(after(first, 20, CheckVerdict.PASS)).queries()).isEqualTo(run(first).queries());
  }

  @Test
  void the_reason_of_a_failure_names_the_version() {
    CanaryStatus before = after(RUNNING, 1, CheckVerdict.FAIL);
    Recorder.Decided end = decided(before, 2, checked(CheckVerdict.FAIL), Outcome.FAILED);
    CanaryStatus next = end.next().edit().failure("Version app:2: m failed").done();
    var failed =
        new Recorder.Decided(
            before, next, end.why(), end.outcome(), end.answers(), end.situation(), end.now());

    assertThat(run(Recorder.recorded(failed)).result())
        .isEqualTo(
            new RunResult("2026-03-01T12:00:02Z", RunResult.FAILED, "Version app:2: m failed"));
  }
}
