package io.haldane.engine.record;

import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunSignal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upper bound of the bytes that a part of a record takes as JSON. The engine has no JSON writer,
 * and a bound that is never too low is enough to stay below a limit.
 */
final class RecordSize {
  /** Names of all fields, quotes, commas and numbers at their longest. */
  private static final int FRAME = 320;

  private RecordSize() {}

  static int of(RecordedStep step) {
    int checks = step.checks().stream().mapToInt(RecordSize::of).sum();
    return FRAME
        + text(step.at())
        + text(step.phase())
        + text(step.verdict())
        + text(step.reason())
        + checks;
  }

  static int of(Map<String, String> queries) {
    return queries.entrySet().stream()
        .mapToInt(query -> FRAME + text(query.getKey()) + text(query.getValue()))
        .sum();
  }

  static int of(List<RunSignal> signals) {
    return signals.stream()
        .mapToInt(each -> FRAME + text(each.kind()) + text(each.name()) + text(each.by()))
        .sum();
  }

  private static int of(CheckResult result) {
    return FRAME
        + text(result.kind())
        + text(result.name())
        + text(result.verdict())
        + text(result.unit())
        + text(result.message());
  }

  private static int text(@Nullable String text) {
    return text == null ? 0 : text.chars().map(RecordSize::bytes).sum();
  }

  /** Control characters become six bytes, others at most three for each half of a code point. */
  private static int bytes(int c) {
    if (c < ' ') {
      return 6;
    }
    return c > '~' ? 6 : c == '"' || c == '\\' ? 2 : 1;
  }
}
