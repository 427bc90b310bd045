package io.haldane.load.task;

import io.haldane.api.GoDuration;
import io.haldane.load.generate.Report;
import io.haldane.load.plan.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * When a load counts as failed.
 *
 * @param errorRate failed requests in percent that are still good
 * @param p99 the 99th percentile of the corrected latency that is still good
 */
public record LoadGoal(double errorRate, Optional<Duration> p99) {
  static final LoadGoal DEFAULT = new LoadGoal(1, Optional.empty());
  private static final double ALL = 100;

  static LoadGoal of(Payload payload) throws Refusal {
    Optional<String> rate = payload.value("maxErrorRate");
    Optional<String> p99 = payload.value("maxP99");
    return new LoadGoal(
        rate.isPresent() ? percent(rate.get()) : DEFAULT.errorRate,
        p99.isPresent() ? Optional.of(duration(p99.get())) : Optional.empty());
  }

  private static double percent(String text) throws Refusal {
    try {
      double percent = Double.parseDouble(text);
      if (percent >= 0 && percent <= ALL) {
        return percent;
      }
    } catch (NumberFormatException e) {
      // The same sentence as for a number out of range.
    }
    throw new Refusal("maxErrorRate in metadata must be a number of percent from 0 to 100.");
  }

  private static Duration duration(String text) throws Refusal {
    return GoDuration.parse(text)
        .filter(Duration::isPositive)
        .orElseThrow(() -> new Refusal("maxP99 in metadata must be a duration such as 500ms."));
  }

  Verdict verdict(Report report) {
    if (report.sent() == 0) {
      return Verdict.failed("The load test failed: no request was sent.");
    }
    if (report.errorRate() > errorRate) {
      return Verdict.failed(
          "The load test failed: %d of %d requests failed, and at most %s %% may fail. %s."
              .formatted(report.failed(), report.sent(), plain(errorRate), report.line()));
    }
    long micros = report.corrected().p99();
    if (p99.isPresent() && micros > p99.get().toNanos() / 1_000) {
      return Verdict.failed(
          "The load test failed: the 99th percentile of the latency is %.1f ms, and %s is the limit."
              .formatted(micros / 1_000.0, GoDuration.format(p99.get())));
    }
    return Verdict.passed(report.line());
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? "%.0f".formatted(number) : String.valueOf(number);
  }
}
