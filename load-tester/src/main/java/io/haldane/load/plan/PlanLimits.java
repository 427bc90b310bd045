package io.haldane.load.plan;

import io.haldane.api.GoDuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What one load may use at most.
 *
 * @param longest how long it may run
 * @param concurrency requests that may wait for their answers at one time
 * @param rate requests per second
 * @param bodyFiles the folder of files that commands may send; empty when they may send none
 */
public record PlanLimits(Duration longest, int concurrency, double rate, Optional<Path> bodyFiles) {
  static final int MOST_BODY = 1024 * 1024;

  Duration duration(String tool, Duration wanted) throws Refusal {
    if (wanted.compareTo(longest) > 0) {
      throw new Refusal(
          "%s: the load would run for %s, but tasks may run for %s at most. Shorten it, or raise -timeout of the load tester."
              .formatted(tool, GoDuration.format(wanted), GoDuration.format(longest)));
    }
    return wanted;
  }

  int concurrency(String tool, long wanted) throws Refusal {
    if (wanted > concurrency) {
      throw new Refusal(
          "%s: the load has a concurrency of %d, but %d is the limit. Lower it, or raise -max-concurrency of the load tester."
              .formatted(tool, wanted, concurrency));
    }
    return (int) wanted;
  }

  double rate(String tool, double wanted) throws Refusal {
    if (wanted > rate) {
      throw new Refusal(
          "%s: the load has %.0f requests per second, but %.0f is the limit. Lower it, or raise -max-rate of the load tester."
              .formatted(tool, wanted, rate));
    }
    return wanted;
  }
}
