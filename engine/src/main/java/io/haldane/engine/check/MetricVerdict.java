package io.haldane.engine.check;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.Metric;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Question;
import io.haldane.engine.situation.Situation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the answers to one check say about the canary. A value passes within its range; without a
 * value the check fails, waits or passes, as its {@link MissRules} say.
 *
 * @param halt text of the event when the check failed, or null when it did not
 * @param miss why there is no value to judge; empty when there is one, and when it was not asked
 */
public record MetricVerdict(CheckResult result, @Nullable String halt, Optional<Miss> miss) {
  public static MetricVerdict of(Situation s, MetricCheck check) {
    return switch (check) {
      case MetricCheck.Broken(Metric metric, String why) ->
          failed(
              metric,
              "Metric query failed for %s: %s".formatted(metric.name(), why),
              why,
              Optional.empty());
      case MetricCheck.Asked asked -> {
        Optional<MetricVerdict> tooFew =
            asked.requests().flatMap(count -> counted(s, asked, count));
        yield tooFew.orElseGet(() -> judge(s, asked));
      }
    };
  }

  /** Empty when there were enough requests. */
  private static Optional<MetricVerdict> counted(
      Situation s, MetricCheck.Asked asked, RequestCount count) {
    return switch (sample(s, count.question())) {
      // Backends extrapolate to the whole window, so a count is seldom a whole number.
      case Sample.Value(double requests) when Math.round(requests) >= count.least() ->
          Optional.empty();
      case Sample.Value(double requests) ->
          Optional.of(
              waits(new Miss.TooFew(asked, Math.max(0, Math.round(requests)), count.least())));
      case Sample.NoData _ -> Optional.of(waits(new Miss.TooFew(asked, 0, count.least())));
      case Sample.Unavailable(var fault, String why) ->
          Optional.of(unavailable(asked, "its requests cannot be counted: " + why));
      case Sample.NotAsked(String why) -> Optional.of(unasked(asked, why));
    };
  }

  private static MetricVerdict judge(Situation s, MetricCheck.Asked asked) {
    return switch (sample(s, asked.question())) {
      case Sample.Value(double value) -> value(s, asked, value);
      case Sample.NoData(String why) -> noData(s, new Miss.NoData(asked, why));
      case Sample.Unavailable(var fault, String why) -> unavailable(asked, why);
      case Sample.NotAsked(String why) -> unasked(asked, why);
    };
  }

  private static Sample sample(Situation s, Question.Metric question) {
    Optional<Answer> answer = s.world().answers().to(question);
    return answer.isPresent() && answer.get() instanceof Answer.Measured(Sample measured)
        ? measured
        : new Sample.Unavailable(Sample.Fault.BACKEND, "no answer");
  }

  /** Whether a value is within its inclusive bounds: the rule of every metric check. */
  public static boolean isWithin(double value, @Nullable Double min, @Nullable Double max) {
    return new Limits(min, max, "", true).breach(value).isEmpty();
  }

  /** Why there is no verdict at all: the controller did not ask. */
  public Optional<String> unasked() {
    return result.says(CheckVerdict.WAIT) && miss.isEmpty()
        ? Optional.ofNullable(result.message())
        : Optional.empty();
  }

  /** Whether the step has to wait for data. */
  public boolean waits() {
    return result.says(CheckVerdict.WAIT) && miss.isPresent();
  }

  /** Whether it passes although nothing was measured. */
  public boolean passesUnmeasured() {
    return result.says(CheckVerdict.PASS) && miss.isPresent();
  }

  /** The same where no check of the step has a value: that alone promotes nothing. */
  MetricVerdict waiting() {
    return passesUnmeasured() ? waits(miss.orElseThrow()) : this;
  }

  private static MetricVerdict noData(Situation s, Miss.NoData miss) {
    Metric metric = miss.check().metric();
    return switch (miss.check().rules().onNoData()) {
      case FAIL ->
          failed(
              metric, HaltTexts.noData(s, miss.check(), miss.why()), miss.why(), Optional.of(miss));
      case WAIT -> waits(miss);
      case PASS ->
          new MetricVerdict(
              CheckResult.of(
                  CheckKind.METRIC,
                  metric.name(),
                  CheckVerdict.PASS,
                  "no values, which passes: " + miss.why()),
              null,
              Optional.of(miss));
    };
  }

  private static MetricVerdict unavailable(MetricCheck.Asked asked, String why) {
    return switch (asked.rules().onError()) {
      case FAIL -> failed(asked.metric(), HaltTexts.unavailable(asked, why), why, Optional.empty());
      case WAIT -> waits(new Miss.Unavailable(asked, why));
    };
  }

  private static MetricVerdict waits(Miss miss) {
    return new MetricVerdict(
        CheckResult.of(
            CheckKind.METRIC, miss.check().metric().name(), CheckVerdict.WAIT, miss.why()),
        null,
        Optional.of(miss));
  }

  private static MetricVerdict unasked(MetricCheck.Asked asked, String why) {
    return new MetricVerdict(
        CheckResult.of(CheckKind.METRIC, asked.metric().name(), CheckVerdict.WAIT, why),
        null,
        Optional.empty());
  }

  private static MetricVerdict value(Situation s, MetricCheck.Asked asked, double raw) {
    double value =
        asked.kind() instanceof MetricCheck.Kind.RequestDuration(var provider, var unit)
            ? Math.floor(unit.toMillis(raw))
            : raw;
    Limits limits = Limits.of(asked);
    Optional<String> breach = limits.breach(value);
    CheckResult result =
        new CheckResult(
            CheckKind.METRIC.text(),
            asked.metric().name(),
            (breach.isEmpty() ? CheckVerdict.PASS : CheckVerdict.FAIL).text(),
            value,
            limits.min(),
            limits.max(),
            limits.unit().isEmpty() ? null : limits.unit(),
            breach.map(b -> "out of range").orElse(null));
    return new MetricVerdict(
        result, breach.map(b -> HaltTexts.breach(s, asked, b)).orElse(null), Optional.empty());
  }

  private static MetricVerdict failed(Metric metric, String halt, String why, Optional<Miss> miss) {
    return new MetricVerdict(
        CheckResult.of(CheckKind.METRIC, metric.name(), CheckVerdict.FAIL, why), halt, miss);
  }
}
