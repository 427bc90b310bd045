package io.haldane.sandbox.promql;

import io.haldane.sandbox.promql.Matching.Cardinality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arithmetic and comparisons between the elements of two vectors that match. */
final class VectorOperation {
  private final BinaryOperator operator;
  private final boolean bool;
  private final Matching matching;
  private final boolean swapped;

  private VectorOperation(Expr.Binary binary) {
    this.operator = binary.operator();
    this.bool = binary.bool();
    this.matching = binary.matching();
    this.swapped = matching.cardinality() == Cardinality.ONE_TO_MANY;
  }

  static List<VectorSample> of(
      Expr.Binary binary, List<VectorSample> left, List<VectorSample> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return List.of();
    }
    VectorOperation operation = new VectorOperation(binary);
    return operation.swapped ? operation.join(right, left) : operation.join(left, right);
  }

  private List<VectorSample> join(List<VectorSample> many, List<VectorSample> one) {
    Map<Labels, VectorSample> partners = partners(one);
    Map<Labels, Set<Labels>> matched = new HashMap<>();
    List<VectorSample> results = new ArrayList<>();
    for (VectorSample sample : many) {
      Labels key = matching.key(sample.labels());
      VectorSample partner = partners.get(key);
      if (partner == null) {
        continue;
      }
      double left = swapped ? partner.value() : sample.value();
      double right = swapped ? sample.value() : partner.value();
      double value = operator.apply(left, right);
      boolean filter = operator.isComparison() && !bool;
      if (filter && value == 0) {
        continue;
      }
      Labels labels = labels(sample.labels(), partner.labels());
      refuseSecondMatch(matched, key, labels);
      results.add(new VectorSample(labels, filter ? left : value));
    }
    return results;
  }

  private Map<Labels, VectorSample> partners(List<VectorSample> one) {
    Map<Labels, VectorSample> partners = new HashMap<>();
    for (VectorSample sample : one) {
      Labels key = matching.key(sample.labels());
      VectorSample other = partners.put(key, sample);
      if (other != null) {
        throw Fault.execution(
            ("found duplicate series for the match group %s on the %s hand-side of the operation:"
                    + " [%s, %s];many-to-many matching not allowed: matching labels must be unique"
                    + " on one side")
                .formatted(key, swapped ? "left" : "right", sample.labels(), other.labels()));
      }
    }
    return partners;
  }

  private void refuseSecondMatch(Map<Labels, Set<Labels>> matched, Labels key, Labels result) {
    boolean first = !matched.containsKey(key);
    boolean fresh = matched.computeIfAbsent(key, _ -> new HashSet<>()).add(result);
    if (matching.cardinality() == Cardinality.ONE_TO_ONE && !first) {
      throw Fault.execution(
          "multiple matches for labels: many-to-one matching must be explicit"
              + " (group_left/group_right)");
    }
    if (!fresh) {
      throw Fault.execution(
          "multiple matches for labels: grouping labels must ensure unique matches");
    }
  }

  private Labels labels(Labels many, Labels one) {
    Labels result = bool || !operator.isComparison() ? many.withoutName() : many;
    if (matching.cardinality() == Cardinality.ONE_TO_ONE) {
      result = matching.on() ? result.only(matching.labels()) : result.without(matching.labels());
    }
    for (String label : matching.include()) {
      result = result.with(label, one.get(label));
    }
    return result;
  }
}
