package io.haldane.engine.record;

import io.haldane.api.metrics.Backend;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions of a run, one a second. */
final class Runs {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final CanaryStatus RUNNING =
      CanaryStatus.EMPTY
          .edit()
          .phase(CanaryPhase.PROGRESSING)
          .runStartedAt(START.toString())
          .lastAppliedSpec("v2")
          .lastPromotedSpec("v1")
          .done();

  private Runs() {}

  /** The weight makes it differ from the status before. */
  static Recorder.Decided decided(CanaryStatus before, int second, Reasons why, Outcome outcome) {
    Instant now = START.plusSeconds(second);
    CanaryStatus next =
        before.edit().nextAnalysisTime(now.toString()).canaryWeight(second % 100).done();
    return new Recorder.Decided(before, next, why, outcome, Answers.NONE, Optional.empty(), now);
  }

  static CanaryStatus after(CanaryStatus before, int second, CheckVerdict verdict) {
    return Recorder.recorded(decided(before, second, checked(verdict), Outcome.NONE));
  }

  static CanaryStatus ended(CanaryStatus before, int second) {
    return Recorder.recorded(
        decided(before, second, Reasons.of("succeed", "it is done"), Outcome.PROMOTED));
  }

  static RunRecord run(CanaryStatus status) {
    RunRecord run = status.run();
    if (run == null) {
      throw new AssertionError("no record in " + status);
    }
    return run;
  }

  static Reasons checked(CheckVerdict verdict) {
    return new Reasons(
        "step", "checked", List.of(CheckResult.of(CheckKind.METRIC, "m", verdict, null)));
  }

  static Answers asked(String check, String query, Map<String, String> secret) {
    Backend backend = new Backend("datadog", "http://x.example", Map.of(), secret, null, false);
    MetricRequest request =
        new MetricRequest(backend, query, Duration.ofMinutes(1), Optional.empty());
    return new Answers(
        Map.of(new Question.Metric(check, request), new Answer.Availability(Optional.empty())));
  }
}
