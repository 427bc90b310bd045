package io.haldane.engine.phase;

import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.workload.Images;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/** Why a run failed, in one sentence that stays in the status until the next run. */
final class Failure {
  /** An answer from outside may be long; nobody reads more of it than this. */
  private static final int LONGEST = 1000;

  private Failure() {}

  /** What failed, with its value and its limit. */
  static String of(List<CheckResult> checks, int failures, int threshold) {
    String what =
        checks.stream()
            .filter(check -> check.says(CheckVerdict.FAIL))
            .map(Failure::text)
            .collect(Collectors.joining("; "));
    String count = "%d of %d failed checks".formatted(failures, threshold);
    return what.isEmpty() ? count : "%s (%s)".formatted(what, count);
  }

  /** The sentence with the version that it speaks of, as far as that is still known. */
  static String text(Situation s, String why) {
    String images =
        s.revisions().isChanged() ? "" : String.join(", ", Images.of(s.workload().podSpec()));
    return shortened(images.isEmpty() ? why : "Version %s: %s".formatted(images, why));
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }

  private static String text(CheckResult check) {
    Double value = check.value();
    if (value == null) {
      return "%s %s: %s".formatted(check.kind(), check.name(), check.message());
    }
    String unit = check.unit() == null ? "" : check.unit();
    String measured = "%s %s%s".formatted(check.name(), plain(value), unit);
    Double min = check.min();
    Double max = check.max();
    if (min != null && value < min) {
      return "%s < %s%s".formatted(measured, plain(min), unit);
    }
    return max == null
        ? "%s: %s".formatted(measured, check.message())
        : "%s > %s%s".formatted(measured, plain(max), unit);
  }

  /** Four digits are enough, and whole numbers stay whole. */
  private static String plain(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int digits = Math.max(4, exact.precision() - exact.scale());
    return exact.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
  }
}
