package io.haldane.engine.check;

import io.haldane.api.metrics.ReferenceTypes;
import io.haldane.api.v1beta1.Metric;
import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;
import io.haldane.api.v1beta1.ThresholdRange;
import io.haldane.engine.problem.Excerpt;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.situation.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Metric checks that no version could pass, because they cannot be asked or have no range to be in.
 * They say nothing about the version, so they hold the canary and never end its run.
 */
public final class MetricProblems {
  private MetricProblems() {}

  /** Empty when every check can be asked and passed, or when none is going to be asked. */
  public static Optional<Problem> of(Situation s) {
    if (s.plan().skip() || s.canaryServes()) {
      return Optional.empty();
    }
    List<String> wrong = new ArrayList<>();
    for (MetricCheck check : MetricChecks.of(s)) {
      reason(s, check)
          .map(why -> "metric %s: %s".formatted(check.metric().name(), why))
          .filter(reported -> !wrong.contains(reported))
          .ifPresent(wrong::add);
    }
    return Problem.when(!wrong.isEmpty(), "MetricUnusable", String.join("; ", wrong));
  }

  private static Optional<String> reason(Situation s, MetricCheck check) {
    return switch (check) {
      case MetricCheck.Broken(Metric metric, String why) -> Optional.of(why);
      case MetricCheck.Asked asked ->
          rules(asked.metric()).or(() -> range(asked.metric())).or(() -> unasked(s, asked));
    };
  }

  private static Optional<String> rules(Metric metric) {
    String noData = metric.onNoData();
    if (noData != null && OnNoData.of(noData).isEmpty()) {
      return Optional.of(
          "onNoData \"%s\" is not known; use fail, wait or pass".formatted(Excerpt.of(noData)));
    }
    String error = metric.onError();
    if (error != null && OnError.of(error).isEmpty()) {
      return Optional.of(
          "onError \"%s\" is not known; use fail or wait".formatted(Excerpt.of(error)));
    }
    Integer least = metric.minimumRequests();
    return least != null && (least < 0 || least > RequestCount.MOST)
        ? Optional.of(
            "minimumRequests %d is not supported; use 0 to %d".formatted(least, RequestCount.MOST))
        : Optional.empty();
  }

  private static Optional<String> range(Metric metric) {
    ThresholdRange range = metric.thresholdRange();
    if (range == null) {
      return isNaN(metric.threshold())
          ? Optional.of("threshold is not a number")
          : Optional.empty();
    }
    Double min = range.min();
    Double max = range.max();
    if (isNaN(min) || isNaN(max)) {
      return Optional.of("a bound of thresholdRange is not a number");
    }
    return min != null && max != null && min > max
        ? Optional.of(
            "no value can pass thresholdRange, min %s is above max %s; swap them"
                .formatted(min, max))
        : Optional.empty();
  }

  private static boolean isNaN(@Nullable Double bound) {
    return bound != null && bound.isNaN();
  }

  private static Optional<String> unasked(Situation s, MetricCheck.Asked asked) {
    if (asked.question().request().query().isBlank()) {
      return Optional.of("its query is empty");
    }
    if (asked
        .requests()
        .filter(count -> count.question().request().query().isBlank())
        .isPresent()) {
      return Optional.of("its requestCountQuery is empty");
    }
    String type = asked.question().request().backend().type();
    Set<String> served = s.world().settings().metricTypes();
    return served.isEmpty() || served.contains(type)
        ? Optional.empty()
        : Optional.of(unknown(type, served));
  }

  static String unknown(String type, Set<String> served) {
    return ReferenceTypes.has(type)
        ? "metric provider \"%s\" is supported by Flagger and not yet by Haldane: nothing was changed; keep Flagger for this canary"
            .formatted(type)
        : "MetricTemplates of type %s are not supported, only %s"
            .formatted(type, String.join(", ", served.stream().sorted().toList()));
  }
}
