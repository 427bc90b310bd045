package io.haldane.load.generate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Map;

/**
 * What a load did, or has done until now.
 *
 * @param counts requests by how they ended
 * @param length how long it runs or ran
 * @param corrected latency from the moment at which a request was due, so a server that stalls is
 *     seen by all requests that it delays
 * @param uncorrected latency from the moment at which it was sent
 */
public record Report(
    Map<Outcome, Long> counts, Duration length, Latency corrected, Latency uncorrected) {
  private static final double NANOS = 1e9;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  /** In microseconds; 0 where nothing was answered. */
  public record Latency(long p50, long p99, long max) {}

  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** Requests that were due, sent or not. */
  public long due() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  public long sent() {
    return due() - count(Outcome.DROPPED);
  }

  /** Requests without an answer or with one that is the server's fault. */
  public long failed() {
    return sent() - count(Outcome.OK) - count(Outcome.CLIENT_ERROR);
  }

  /** Failed requests in percent of those that were sent; 0 if none were. */
  public double errorRate() {
    return sent() == 0 ? 0 : 100.0 * failed() / sent();
  }

  public double perSecond() {
    return length.isZero() ? 0 : sent() * NANOS / length.toNanos();
  }

  /** One line for the log. */
  public String line() {
    return "%d sent (%.1f per second), %s, p50 %s, p99 %s, max %s, p50 from sending %s, p99 from sending %s"
        .formatted(
            sent(),
            perSecond(),
            countsText(),
            millis(corrected.p50),
            millis(corrected.p99),
            millis(corrected.max),
            millis(uncorrected.p50),
            millis(uncorrected.p99));
  }

  private String countsText() {
    StringBuilder text = new StringBuilder();
    counts.forEach((outcome, count) -> {
      if (count > 0) {
        text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(outcome.label());
      }
    });
    return text.isEmpty() ? "none answered" : text.toString();
  }

  private static String millis(long micros) {
    return "%s ms".formatted(BigDecimal.valueOf(micros, 3).round(THREE_DIGITS).toPlainString());
  }
}
