package io.haldane.sandbox.promql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folds the elements of each group into one. */
final class Aggregation {
  private final Aggregator aggregator;
  private double value;
  private int count;

  private Aggregation(Aggregator aggregator) {
    this.aggregator = aggregator;
  }

  static List<VectorSample> of(
      Aggregator aggregator, Grouping grouping, List<VectorSample> vector) {
    Map<Labels, Aggregation> groups = new LinkedHashMap<>();
    for (VectorSample sample : vector) {
      Labels key = grouping.key(sample.labels());
      groups.computeIfAbsent(key, _ -> new Aggregation(aggregator)).add(sample.value());
    }
    List<VectorSample> results = new ArrayList<>();
    groups.forEach((labels, group) -> results.add(new VectorSample(labels, group.value)));
    return results;
  }

  private void add(double next) {
    count++;
    value =
        switch (aggregator) {
          case SUM -> value + next;
          case AVG -> count == 1 ? next : Mean.next(value, next, count);
          // Not a number only when there is no number in the group.
          case MIN -> count == 1 || next < value || Double.isNaN(value) ? next : value;
          case MAX -> count == 1 || next > value || Double.isNaN(value) ? next : value;
          case COUNT -> count;
          case GROUP -> 1;
        };
  }
}
