package io.haldane.doctor.measure;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.check.MetricCheck;
import io.haldane.engine.check.MetricVerdict;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Answers;
import io.haldane.engine.decision.Question;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.world.World;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the controller would make of a value. */
public final class Verdicts {
  private static final MathContext DIGITS = new MathContext(4);

  private Verdicts() {}

  /**
   * By the rules of the engine, however few requests there were; only for a snapshot whose provider
   * is known.
   */
  public static CheckResult of(Snapshot s, MetricCheck.Asked check, Sample sample) {
    return of(s, check.uncounted(), sample, Optional.empty());
  }

  /**
   * The same with the requests that were counted.
   *
   * @param requests present where the check needs a number of them
   */
  static CheckResult of(
      Snapshot s, MetricCheck.Asked check, Sample sample, Optional<Sample> requests) {
    Map<Question, Answer> answers = new HashMap<>();
    answers.put(check.question(), new Answer.Measured(sample));
    check
        .requests()
        .flatMap(count -> requests.map(number -> Map.entry(count.question(), number)))
        .ifPresent(
            counted -> answers.put(counted.getKey(), new Answer.Measured(counted.getValue())));
    World world = s.world().with(new Answers(answers));
    return MetricVerdict.of(Situation.of(world, s.workload().orElseThrow()), check).result();
  }

  /** {@code 91.3 %, and at least 99 % is asked for}. */
  public static String text(CheckResult result) {
    Double value = result.value();
    if (value == null) {
      return String.valueOf(result.message());
    }
    String unit = result.unit() == null ? "" : " " + result.unit();
    Double min = result.min();
    boolean below = min != null && value < min;
    return "%s%s, and %s %s%s is asked for"
        .formatted(
            number(value),
            unit,
            below ? "at least" : "at most",
            number(below ? min : result.max()),
            unit);
  }

  private static String number(@Nullable Double number) {
    return number == null || !Double.isFinite(number)
        ? String.valueOf(number)
        : BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
