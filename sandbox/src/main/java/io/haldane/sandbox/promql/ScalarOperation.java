package io.haldane.sandbox.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Operators between the elements of a vector and a number. */
final class ScalarOperation {
  private ScalarOperation() {}

  static List<VectorSample> right(Expr.Binary binary, List<VectorSample> vector, double right) {
    return each(
        binary, vector, (element, number) -> binary.operator().apply(element, number), right);
  }

  static List<VectorSample> left(Expr.Binary binary, double left, List<VectorSample> vector) {
    return each(
        binary, vector, (element, number) -> binary.operator().apply(number, element), left);
  }

  private static List<VectorSample> each(
      Expr.Binary binary, List<VectorSample> vector, DoubleBinaryOperator apply, double number) {
    // A comparison keeps or drops elements as they are, whichever side they are on.
    boolean filter = binary.operator().isComparison() && !binary.bool();
    List<VectorSample> results = new ArrayList<>();
    for (VectorSample sample : vector) {
      double value = apply.applyAsDouble(sample.value(), number);
      if (!filter) {
        results.add(new VectorSample(sample.labels().withoutName(), value));
      } else if (value != 0) {
        results.add(sample);
      }
    }
    return results;
  }
}
