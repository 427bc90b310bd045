package io.haldane.metrics.http;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.Point;
import java.util.List;

/** The rule of all providers: a verdict is based on one number, and nobody picks one of several. */
public final class OneNumber {
  private static final String NOTHING =
      "the query matches no series; is there traffic, and are the names in it right?";

  private OneNumber() {}

  /**
   * @param points each with a value that is not a number where the backend has none
   * @param hint how a query of this backend gives one, such as "with sum() or max()"
   */
  public static MetricAnswer of(List<Point> points, String hint) {
    return switch (points.size()) {
      case 0 -> new MetricAnswer.NoData(NOTHING);
      case 1 -> of(points.getFirst().value());
      default -> new MetricAnswer.Series(points, hint);
    };
  }

  /** A number as it is read by {@link JsonNumber}. */
  public static MetricAnswer of(double number) {
    return Double.isNaN(number)
        ? new MetricAnswer.NoData("the query gives no number, as a rate over no requests does")
        : MetricAnswer.of(number);
  }
}
