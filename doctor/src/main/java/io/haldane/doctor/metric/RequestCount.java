package io.haldane.doctor.metric;

import io.haldane.api.GoDuration;
import io.haldane.api.v1beta1.Metric;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.engine.plan.Strategy;
import io.haldane.engine.plan.WeightSteps;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Too few requests for a judgement. */
public final class RequestCount implements Check {
  private static final Code CODE =
      Code.warning(
          "too-few-requests",
          "The first step gets so few requests that one failed request fails the check.",
          "Set minimumRequests or a longer interval for the metric, a higher first weight, a lower threshold, or a hook that makes load.");

  @Override
  public Code code() {
    return CODE;
  }

  private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

  @Override
  public List<String> find(Snapshot s) {
    if (s.measured().requestsPerSecond().isEmpty()
        || !(s.plan().strategy() instanceof Strategy.Weighted(WeightSteps steps))
        || steps.isEmpty()) {
      return List.of();
    }
    double rate = s.measured().requestsPerSecond().getAsDouble();
    int weight = steps.weights().getFirst();
    return s.analysis().metrics().stream()
        .filter(metric -> metric.name().equals("request-success-rate"))
        .flatMap(metric -> of(metric, rate, weight).stream())
        .toList();
  }

  private static List<String> of(Metric metric, double rate, int weight) {
    Double range = metric.thresholdRange() == null ? null : metric.thresholdRange().min();
    Double min = metric.thresholdRange() == null ? metric.threshold() : range;
    // With 100, one failed request is meant to be enough.
    if (min == null || min >= 100 || min <= 0) {
      return List.of();
    }
    Duration window = GoDuration.parse(metric.interval()).orElse(DEFAULT_INTERVAL);
    double needed = Math.ceil(100 / (100 - min));
    double expected = rate * weight / 100 * window.toSeconds();
    return Check.when(
        expected < needed,
        () ->
            String.format(
                Locale.ROOT,
                "At %.3g requests per second, %d %% for %s are about %.0f requests; %.0f are needed for a threshold of %s %%.",
                rate,
                weight,
                GoDuration.format(window),
                expected,
                needed,
                min));
  }
}
