package io.haldane.doctor.measure;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.doctor.snapshot.Side;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.check.PrimaryQuery;
import io.haldane.engine.situation.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One analysis of the metrics of a canary, without any effect on it.
 *
 * @param results in the order of the canary's metrics
 */
public record CheckRun(Outcome outcome, List<CheckResult> results) {
  public CheckRun {
    results = List.copyOf(results);
  }

  /** What all checks together say. */
  public enum Outcome {
    PASS,
    /** A value is out of its range, or a check cannot be asked at all. */
    FAIL,
    /** None failed, and one has no value. Also when there is nothing to check. */
    NO_DATA
  }

  /**
   * Asks each metric once; blocking.
   *
   * @param progress gets the name of each metric before it is asked
   */
  public static CheckRun of(Snapshot s, MetricDesk desk, Side side, Consumer<String> progress) {
    List<CheckResult> results = new ArrayList<>();
    Outcome outcome = Outcome.PASS;
    Situation situation = Situation.of(s.world(), s.workload().orElseThrow());
    for (MetricCheck check : MetricChecks.of(situation)) {
      progress.accept(check.metric().name());
      Outcome one =
          switch (check) {
            case MetricCheck.Broken(var metric, String why) -> {
              results.add(CheckResult.of(CheckKind.METRIC, metric.name(), CheckVerdict.FAIL, why));
              yield Outcome.FAIL;
            }
            case MetricCheck.Asked asked -> ask(s, situation, desk, side, asked, results);
          };
      outcome = worse(outcome, one);
    }
    return new CheckRun(results.isEmpty() ? Outcome.NO_DATA : outcome, results);
  }

  private static Outcome ask(
      Snapshot s,
      Situation situation,
      MetricDesk desk,
      Side side,
      MetricCheck.Asked asked,
      List<CheckResult> results) {
    Optional<Sample> sample =
        switch (side) {
          case CANARY -> Optional.of(desk.sample(asked.question().request()));
          case PRIMARY -> PrimaryQuery.of(situation, asked).map(desk::sample);
        };
    Sample answer =
        sample.orElseGet(() -> new Sample.NoData("the query does not name the version"));
    CheckResult result =
        side == Side.CANARY
            ? Verdicts.of(s, asked, answer, requests(desk, asked))
            : Verdicts.of(s, asked, answer);
    results.add(result);
    return switch (answer) {
      case Sample.Value _ -> judged(result);
      case Sample.Unavailable(var fault, _) ->
          fault == Sample.Fault.CONFIGURATION ? Outcome.FAIL : Outcome.NO_DATA;
      case Sample.NoData _, Sample.NotAsked _ -> Outcome.NO_DATA;
    };
  }

  /** Nothing where no count is needed. */
  private static Optional<Sample> requests(MetricDesk desk, MetricCheck.Asked asked) {
    return asked.requests().map(count -> desk.sample(count.question().request()));
  }

  /** Too few requests are no data, whatever the value is. */
  private static Outcome judged(CheckResult result) {
    if (result.says(CheckVerdict.WAIT)) {
      return Outcome.NO_DATA;
    }
    return result.says(CheckVerdict.PASS) ? Outcome.PASS : Outcome.FAIL;
  }

  private static Outcome worse(Outcome one, Outcome other) {
    if (one == Outcome.FAIL || other == Outcome.FAIL) {
      return Outcome.FAIL;
    }
    return one == Outcome.NO_DATA ? one : other;
  }
}
