package io.haldane.sandbox.load;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Adds up answers. Thread-safe; a tally is always of one moment. */
final class Counting {
  private static final int REASONS = 5;

  private final Map<String, Long> byVersion = new TreeMap<>();
  private final Map<String, Long> byPod = new TreeMap<>();
  private final Map<Integer, Long> byStatus = new TreeMap<>();
  private final Map<String, Instant> reasons = new LinkedHashMap<>();
  private final InstantSource clock = InstantSource.system();
  private long total;
  private long failures;
  private long heldBack;

  synchronized void answer(HttpResponse<?> response) {
    total++;
    byStatus.merge(response.statusCode(), 1L, Long::sum);
    response.headers().firstValue("x-version").ifPresent(v -> byVersion.merge(v, 1L, Long::sum));
    response.headers().firstValue("x-pod").ifPresent(pod -> byPod.merge(pod, 1L, Long::sum));
    if (response.statusCode() >= 500) {
      String status = "status " + response.statusCode();
      failed(response.headers().firstValue("x-sandbox-reason").orElse(status));
    }
  }

  synchronized void noAnswer(String reason) {
    total++;
    failed(reason);
  }

  synchronized void heldBack() {
    heldBack++;
  }

  synchronized Tally tally() {
    return new Tally(
        total,
        Map.copyOf(byVersion),
        Map.copyOf(byPod),
        Map.copyOf(byStatus),
        failures,
        reasons.entrySet().stream().map(r -> r.getKey() + ", first at " + r.getValue()).toList(),
        heldBack);
  }

  private void failed(String reason) {
    failures++;
    if (reasons.size() < REASONS) {
      reasons.putIfAbsent(reason, clock.instant());
    }
  }
}
