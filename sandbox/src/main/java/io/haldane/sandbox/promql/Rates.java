package io.haldane.sandbox.promql;

import java.util.OptionalDouble;

/**
 * How fast a series moves. The samples seldom lie exactly at the ends of the range; what happened
 * between the ends and the outermost samples is extrapolated, by Prometheus' rules: up to the end
 * when the gap is not much longer than between samples, else by half such a gap, and never to a
 * time at which the counter would have been below zero.
 */
final class Rates {
  /** A gap up to this many times the mean one means that the series goes on beyond the range. */
  private static final double SAME_GAP = 1.1;

  private Rates() {}

  /** What a counter gains per second. */
  static OptionalDouble rate(Window window, long rangeStart, long rangeEnd) {
    double seconds = (rangeEnd - rangeStart) / 1000.0;
    return extrapolated(window, rangeStart, rangeEnd, true, seconds);
  }

  /** What a counter has gained over the range, resets made good. */
  static OptionalDouble increase(Window window, long rangeStart, long rangeEnd) {
    return extrapolated(window, rangeStart, rangeEnd, true, 1);
  }

  /** How much a gauge differs between the ends of the range. */
  static OptionalDouble delta(Window window, long rangeStart, long rangeEnd) {
    return extrapolated(window, rangeStart, rangeEnd, false, 1);
  }

  /** Gain per second between the last two samples. */
  static OptionalDouble instantRate(Window window) {
    int last = window.size() - 1;
    if (last < 1) {
      return OptionalDouble.empty();
    }
    double before = window.values()[last - 1];
    double gain = window.last() < before ? window.last() : window.last() - before;
    double seconds = (window.lastTime() - window.times()[last - 1]) / 1000.0;
    return OptionalDouble.of(gain / seconds);
  }

  static OptionalDouble instantDelta(Window window) {
    int last = window.size() - 1;
    return last < 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(window.last() - window.values()[last - 1]);
  }

  private static double gained(Window window) {
    double gained = window.last() - window.first();
    double before = 0;
    for (double value : window.values()) {
      if (value < before) {
        gained += before;
      }
      before = value;
    }
    return gained;
  }

  /** Rounds as Prometheus does, operation by operation: quantiles can jump on the last digit. */
  private static OptionalDouble extrapolated(
      Window window, long rangeStart, long rangeEnd, boolean counter, double seconds) {
    if (window.size() < 2) {
      return OptionalDouble.empty();
    }
    double difference = counter ? gained(window) : window.last() - window.first();
    double sampled = (window.lastTime() - window.firstTime()) / 1000.0;
    double gap = sampled / (window.size() - 1);
    double toStart = (window.firstTime() - rangeStart) / 1000.0;
    double toEnd = (rangeEnd - window.lastTime()) / 1000.0;
    if (counter && difference > 0 && window.first() >= 0) {
      toStart = Math.min(toStart, sampled * (window.first() / difference));
    }
    double covered = sampled;
    covered += toStart < gap * SAME_GAP ? toStart : gap / 2;
    covered += toEnd < gap * SAME_GAP ? toEnd : gap / 2;
    double factor = covered / sampled / seconds;
    return OptionalDouble.of(difference * factor);
  }
}
