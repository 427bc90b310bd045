package io.haldane.load.generate;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Counts and latencies of one load. Confined to its thread. */
final class Tally {
  private static final long LONGEST_MICROS = Duration.ofHours(2).toNanos() / 1_000;
  private static final int DIGITS = 3;
  private static final double MIDDLE = 50;
  private static final double NEARLY_ALL = 99;

  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private final Histogram corrected = new Histogram(LONGEST_MICROS, DIGITS);
  private final Histogram uncorrected = new Histogram(LONGEST_MICROS, DIGITS);

  void add(Outcome outcome) {
    counts.merge(outcome, 1L, Long::sum);
  }

  /** A request that was answered or waited for until its timeout. All in nanoseconds. */
  void add(Outcome outcome, long due, long sent, long ended) {
    add(outcome);
    corrected.recordValue(micros(ended - due));
    uncorrected.recordValue(micros(ended - sent));
  }

  private static long micros(long nanos) {
    return Math.clamp(nanos / 1_000, 0, LONGEST_MICROS);
  }

  Report report(long nanos) {
    return new Report(
        new EnumMap<>(counts), Duration.ofNanos(nanos), latency(corrected), latency(uncorrected));
  }

  private static Report.Latency latency(Histogram histogram) {
    return new Report.Latency(
        histogram.getValueAtPercentile(MIDDLE),
        histogram.getValueAtPercentile(NEARLY_ALL),
        histogram.getMaxValue());
  }
}
