package io.haldane.sandbox.promql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code and}, {@code or} and {@code unless}: elements as they are, kept or not. */
final class SetOperation {
  private SetOperation() {}

  static List<VectorSample> of(
      Expr.Binary binary, List<VectorSample> left, List<VectorSample> right) {
    Matching matching = binary.matching();
    if (binary.operator() == BinaryOperator.OR) {
      List<VectorSample> union = new ArrayList<>(left);
      union.addAll(filter(right, matching, keys(left, matching), false));
      return union;
    }
    boolean common = binary.operator() == BinaryOperator.AND;
    return filter(left, matching, keys(right, matching), common);
  }

  private static List<VectorSample> filter(
      List<VectorSample> samples, Matching matching, Set<Labels> keys, boolean contained) {
    return samples.stream()
        .filter(sample -> keys.contains(matching.key(sample.labels())) == contained)
        .toList();
  }

  private static Set<Labels> keys(List<VectorSample> samples, Matching matching) {
    Set<Labels> keys = new HashSet<>();
    samples.forEach(sample -> keys.add(matching.key(sample.labels())));
    return keys;
  }
}
