package io.haldane.engine.check;

import io.haldane.api.metrics.Sample;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.Metric;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.situation.Situation;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one sample says about the canary. Only a value within its range passes.
 *
 * @param halt text of the event when the check failed, or null when it passed or was not asked
 */
public record MetricVerdict(CheckResult result, @Nullable String halt) {
  public static MetricVerdict of(Situation s, MetricCheck check) {
    return switch (check) {
      case MetricCheck.Broken(Metric metric, String why) ->
          failed(metric, "Metric query failed for %s: %s".formatted(metric.name(), why), why);
      case MetricCheck.Asked asked -> judge(s, asked);
    };
  }

  private static MetricVerdict judge(Situation s, MetricCheck.Asked asked) {
    Optional<Answer> answer = s.world().answers().to(asked.question());
    Sample sample =
        answer.isPresent() && answer.get() instanceof Answer.Measured(Sample measured)
            ? measured
            : new Sample.Unavailable(Sample.Fault.BACKEND, "no answer");
    Metric metric = asked.metric();
    return switch (sample) {
      case Sample.Value(double value) -> value(s, asked, value);
      case Sample.NoData(String why) -> failed(metric, noData(s, asked, why), why);
      case Sample.Unavailable(var fault, String why) ->
          failed(metric, unavailable(asked, why), why);
      case Sample.NotAsked(String why) ->
          new MetricVerdict(
              CheckResult.of(CheckKind.METRIC, metric.name(), CheckVerdict.WAIT, why), null);
    };
  }

  /** A value that the check lets pass, if there is any. */
  public static Sample passing(MetricCheck.Asked asked) {
    Limits limits = Limits.of(asked);
    Double min = limits.min();
    Double max = limits.max();
    double value = min != null ? min : max != null ? max : 0;
    return new Sample.Value(
        asked.kind() instanceof MetricCheck.Kind.RequestDuration(var provider, var unit)
            // Whole milliseconds are compared: half of one keeps rounding from going below.
            ? (value + 0.5) / unit.toMillis(1)
            : value);
  }

  /** Why there is no verdict at all: the controller did not ask. */
  public Optional<String> unasked() {
    return result.says(CheckVerdict.WAIT)
        ? Optional.ofNullable(result.message())
        : Optional.empty();
  }

  private static String noData(Situation s, MetricCheck.Asked asked, String why) {
    String name = asked.metric().name();
    return switch (asked.kind()) {
      case MetricCheck.Kind.SuccessRate(String provider) -> noTraffic(s, provider, name, why);
      case MetricCheck.Kind.RequestDuration(String provider, var unit) ->
          noTraffic(s, provider, name, why);
      case MetricCheck.Kind.Inline() -> "Halt advancement no values found for metric: " + name;
      case MetricCheck.Kind.Template() ->
          "Halt advancement no values found for custom metric: %s: %s".formatted(name, why);
    };
  }

  private static String noTraffic(Situation s, String provider, String name, String why) {
    return "Halt advancement no values found for %s metric %s probably %s is not receiving traffic: %s"
        .formatted(provider, name, s.targetTitle(), why);
  }

  private static String unavailable(MetricCheck.Asked asked, String why) {
    return asked.kind() instanceof MetricCheck.Kind.Template
        ? "Metric query failed for %s: %s".formatted(asked.metric().name(), why)
        : "Prometheus query failed: " + why;
  }

  private static MetricVerdict value(Situation s, MetricCheck.Asked asked, double raw) {
    Metric metric = asked.metric();
    double value =
        asked.kind() instanceof MetricCheck.Kind.RequestDuration(var provider, var unit)
            ? Math.floor(unit.toMillis(raw))
            : raw;
    Limits limits = Limits.of(asked);
    Optional<String> breach = limits.breach(value);
    String unit = unit(asked);
    CheckResult result =
        new CheckResult(
            CheckKind.METRIC.text(),
            metric.name(),
            (breach.isEmpty() ? CheckVerdict.PASS : CheckVerdict.FAIL).text(),
            value,
            limits.min(),
            limits.max(),
            unit.isEmpty() ? null : unit,
            breach.map(b -> "out of range").orElse(null));
    String halt =
        breach
            .map(b -> "Halt %s advancement %s %s".formatted(s.title(), label(asked), b))
            .orElse(null);
    return new MetricVerdict(result, halt);
  }

  private static String unit(MetricCheck.Asked asked) {
    return switch (asked.kind()) {
      case MetricCheck.Kind.SuccessRate p -> "%";
      case MetricCheck.Kind.RequestDuration p -> "ms";
      case MetricCheck.Kind.Inline i -> "";
      case MetricCheck.Kind.Template t -> "";
    };
  }

  private static String label(MetricCheck.Asked asked) {
    return switch (asked.kind()) {
      case MetricCheck.Kind.SuccessRate p -> "success rate";
      case MetricCheck.Kind.RequestDuration p -> "request duration";
      case MetricCheck.Kind.Inline i -> asked.metric().name();
      case MetricCheck.Kind.Template t -> asked.metric().name();
    };
  }

  private static MetricVerdict failed(Metric metric, String halt, String why) {
    return new MetricVerdict(
        CheckResult.of(CheckKind.METRIC, metric.name(), CheckVerdict.FAIL, why), halt);
  }

  /** The inclusive bounds of one check, and the text of a breach. */
  record Limits(@Nullable Double min, @Nullable Double max, String unit, boolean fractions) {
    static Limits of(MetricCheck.Asked asked) {
      Metric metric = asked.metric();
      boolean whole = asked.kind() instanceof MetricCheck.Kind.RequestDuration;
      String unit = MetricVerdict.unit(asked);
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
}
