package io.haldane.api.metrics;

import io.haldane.api.metrics.Sample.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a backend says to one query. What a canary's check makes of it says {@link Sample#of}. */
public sealed interface MetricAnswer {
  /** One finite number. */
  record Value(double value) implements MetricAnswer {}

  /**
   * More numbers than one. Which of them is meant, nobody knows.
   *
   * @param hint how a query of this backend gives one, such as "with sum() or max()"
   */
  record Series(List<Point> points, String hint) implements MetricAnswer {
    public Series {
      points = List.copyOf(points);
      if (points.size() < 2) {
        throw new IllegalArgumentException(points.size() + " points are not several");
      }
    }
  }

  /**
   * One of several series.
   *
   * @param value not a number where the backend gives none
   */
  record Point(Map<String, String> labels, double value) {
    public Point {
      labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
  }

  /**
   * What a rate was made of: how many there were, and how many of them were good.
   *
   * @param good at most the total
   */
  record Counters(double good, double total) implements MetricAnswer {}

  /** The backend answered and has nothing: no series, or not a number. */
  record NoData(String why) implements MetricAnswer {}

  /** The backend says that some of the data is missing. */
  record Partial(String why) implements MetricAnswer {}

  /**
   * There is no answer to judge.
   *
   * @param retryAfter how long the backend wants to be left alone, if it says so
   */
  record Unavailable(Fault fault, String why, Optional<Duration> retryAfter)
      implements MetricAnswer {}

  /** A number as the backend gives it; one that is not finite is no data. */
  static MetricAnswer of(double number) {
    return Double.isFinite(number)
        ? new Value(number)
        : new NoData("the query gives " + number + ", as a division by zero does");
  }

  /** Why the backend cannot be queried; empty when it answers at all. */
  default Optional<String> problem() {
    return switch (this) {
      case Unavailable(_, String why, _) -> Optional.of(why);
      case Partial(String why) -> Optional.of(why);
      case Value _, Series _, Counters _, NoData _ -> Optional.empty();
    };
  }

  /** The canary, the template or its Secret has to be changed. */
  static Unavailable misconfigured(String why) {
    return new Unavailable(Fault.CONFIGURATION, why, Optional.empty());
  }

  /** The backend, or the way to it, is in trouble; a later query may succeed. */
  static Unavailable broken(String why) {
    return new Unavailable(Fault.BACKEND, why, Optional.empty());
  }
}
