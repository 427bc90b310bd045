package io.haldane.engine.check;

import io.haldane.api.v1beta1.Metric;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inclusive bounds of one check, and the text of a breach. */
record Limits(@Nullable Double min, @Nullable Double max, String unit, boolean fractions) {
  static Limits of(MetricCheck.Asked asked) {
    Metric metric = asked.metric();
    boolean whole = asked.kind() instanceof MetricCheck.Kind.RequestDuration;
    String unit = unit(asked);
    if (metric.thresholdRange() != null) {
      Double min = metric.thresholdRange().min();
      Double max = metric.thresholdRange().max();
      return new Limits(whole ? floor(min) : min, whole ? floor(max) : max, unit, !whole);
    }
    // Without any bound the old single threshold counts, and an absent one is zero.
    double threshold = metric.threshold() == null ? 0 : metric.threshold();
    return asked.kind() instanceof MetricCheck.Kind.SuccessRate
        ? new Limits(threshold, null, unit, true)
        : new Limits(null, whole ? Math.floor(threshold) : threshold, unit, !whole);
  }

  /** {@code %}, {@code ms}, or empty. */
  private static String unit(MetricCheck.Asked asked) {
    return switch (asked.kind()) {
      case MetricCheck.Kind.SuccessRate _ -> "%";
      case MetricCheck.Kind.RequestDuration _ -> "ms";
      case MetricCheck.Kind.Inline _, MetricCheck.Kind.Template _ -> "";
    };
  }

  private static @Nullable Double floor(@Nullable Double value) {
    return value == null ? null : Math.floor(value);
  }

  Optional<String> breach(double value) {
    if (min != null && value < min) {
      return Optional.of(text(value) + " < " + plain(min) + unit);
    }
    if (max != null && value > max) {
      return Optional.of(text(value) + " > " + plain(max) + unit);
    }
    return Optional.empty();
  }

  private String text(double value) {
    return fractions ? String.format(Locale.ROOT, "%.2f%s", value, unit) : plain(value) + unit;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
