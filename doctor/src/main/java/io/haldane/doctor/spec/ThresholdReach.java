package io.haldane.doctor.spec;

import io.haldane.api.v1beta1.Metric;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No value that a builtin check can have is in its range. */
public final class ThresholdReach implements Check {
  private static final Code CODE =
      Code.error(
          "threshold-out-of-reach",
          "A builtin check has a range that no value can be in.",
          "A success rate is in percent, 0 to 100; a duration is in milliseconds and above 0.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    return s.analysis().metrics().stream()
        .filter(metric -> metric.templateRef() == null)
        .flatMap(metric -> of(metric).stream())
        .toList();
  }

  private static List<String> of(Metric metric) {
    return switch (metric.name()) {
      case "request-success-rate" -> rate(metric, min(metric), max(metric));
      case "request-duration" -> duration(metric, max(metric));
      case String _ -> List.of();
    };
  }

  private static List<String> rate(Metric metric, @Nullable Double min, @Nullable Double max) {
    return Check.when(
        (min != null && min > 100) || (max != null && max < 0),
        () ->
            "%s can only be 0 to 100, and %s is asked for."
                .formatted(
                    metric.name(),
                    min != null && min > 100 ? "at least " + min : "at most " + max));
  }

  private static List<String> duration(Metric metric, @Nullable Double max) {
    return Check.when(
        max != null && max <= 0,
        () -> "%s takes longer than the %s ms that are asked for.".formatted(metric.name(), max));
  }

  private static @Nullable Double min(Metric metric) {
    return metric.thresholdRange() == null ? metric.threshold() : metric.thresholdRange().min();
  }

  private static @Nullable Double max(Metric metric) {
    boolean old = metric.thresholdRange() == null && metric.name().equals("request-duration");
    if (old) {
      return metric.threshold();
    }
    return metric.thresholdRange() == null ? null : metric.thresholdRange().max();
  }
}
