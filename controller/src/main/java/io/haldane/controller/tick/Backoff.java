package io.haldane.controller.tick;

import io.haldane.controller.kube.CanaryKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long to wait before a canary that fails again and again is tried once more. */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int FREE = 5;
  private final Map<CanaryKey, Integer> failures = new ConcurrentHashMap<>();

  /** One second, then twice as long each time, up to a minute. */
  Duration afterFailure(CanaryKey canary) {
    return pause(failures.merge(canary, 1, Integer::sum));
  }

  /** Nothing for the first few in a row: lost races are common and cost little. */
  Duration afterLostRace(CanaryKey canary) {
    int lost = failures.merge(canary, 1, Integer::sum);
    return lost <= FREE ? Duration.ZERO : pause(lost - FREE);
  }

  void reset(CanaryKey canary) {
    failures.remove(canary);
  }

  private static Duration pause(int failures) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
