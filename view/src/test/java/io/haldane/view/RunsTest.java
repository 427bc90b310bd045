package io.haldane.view;

import static io.haldane.view.Canaries.START;
import static io.haldane.view.Canaries.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.engine.decision.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {
  private final Runs runs = new Runs();

  @Test
  void a_promoted_run_keeps_its_highest_weight_and_its_end() {
    runs.decided(running(0, 10), Outcome.NONE, at(1), "Started.");
    runs.decided(running(0, 50), Outcome.NONE, at(2), "Up.");
    runs.decided(ended(CanaryPhase.SUCCEEDED, 0), Outcome.PROMOTED, at(3), "Done.");

    assertThat(runs.list()).containsExactly(new Run(START, at(3), "promoted", 50, 0, "Done."));
  }

  @Test
  void a_run_that_a_newer_version_overtook_is_superseded() {
    runs.decided(running(0, 10), Outcome.NONE, at(1), "Started.");
    runs.decided(running(60, 0), Outcome.NONE, at(60), "Restarted.");

    assertThat(runs.list()).extracting(Run::outcome).containsExactly("running", "superseded");
    assertThat(runs.list().getLast().endedAt()).isEqualTo(at(60));
  }

  @Test
  void while_the_weight_goes_back_no_new_run_begins() {
    runs.decided(running(0, 50), Outcome.NONE, at(1), "Up.");
    runs.decided(status(CanaryPhase.PROMOTING, 25), Outcome.NONE, at(2), "Back.");

    assertThat(runs.list()).singleElement().extracting(Run::peakWeight).isEqualTo(50);
  }

  @Test
  void a_run_that_ends_in_its_first_decision_is_kept() {
    runs.decided(ended(CanaryPhase.SUCCEEDED, 5), Outcome.SKIPPED, at(6), "Not analysed.");

    assertThat(runs.list())
        .containsExactly(new Run(at(5), at(6), "skipped", 0, 0, "Not analysed."));
  }

  @Test
  void a_remembered_failure_is_an_ended_run() {
    runs.remembered(status(CanaryPhase.FAILED, 0), at(9), "It failed.");

    assertThat(runs.list()).containsExactly(new Run(START, at(9), "failed", 0, 0, "It failed."));
  }

  @Test
  void past_runs_are_known_from_the_status() {
    PastRun past =
        new PastRun(
            "r1", at(-90).toString(), at(-60).toString(), "failed", 20, 3, "v1", "Bad.", "helm");
    PastRun broken = new PastRun("r2", "yesterday", "", "", 0, 0, null, null, null);
    CanaryStatus running = running(0, 10).edit().pastRuns(List.of(past, broken)).done();
    runs.remembered(running, at(1), "Up.");

    assertThat(runs.list())
        .containsExactly(
            new Run(START, null, "running", 10, 0, "Up."),
            new Run(at(-90), at(-60), "failed", 20, 3, "Bad.", "r1", "helm"));
  }

  @Test
  void a_run_that_has_ended_is_listed_once() {
    PastRun past =
        new PastRun(
            "r1", START.toString(), at(60).toString(), "promoted", 50, 0, "v1", "Done.", null);
    runs.remembered(
        ended(CanaryPhase.SUCCEEDED, 0).edit().pastRuns(List.of(past)).done(), at(61), "Done.");

    assertThat(runs.list())
        .containsExactly(new Run(START, at(60), "promoted", 50, 0, "Done.", "r1", null));
  }

  @Test
  void only_the_last_runs_are_kept() {
    for (int run = 0; run < Runs.KEPT + 5; run++) {
      runs.decided(ended(CanaryPhase.FAILED, run), Outcome.FAILED, at(run), "Run " + run);
    }
    assertThat(runs.list()).hasSize(Runs.KEPT);
    assertThat(runs.list().getFirst().text()).isEqualTo("Run " + (Runs.KEPT + 4));
  }

  private static CanaryStatus running(int startedAt, int weight) {
    return status(CanaryPhase.PROGRESSING, weight)
        .edit()
        .runStartedAt(at(startedAt).toString())
        .done();
  }

  private static CanaryStatus ended(CanaryPhase phase, int startedAt) {
    return status(phase, 0).edit().runStartedAt(at(startedAt).toString()).done();
  }

  private static Instant at(int seconds) {
    return START.plus(Duration.ofSeconds(seconds));
  }
}
