package io.haldane.sandbox.promql;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The aggregations over the elements of a vector. */
enum Aggregator {
  SUM,
  AVG,
  MIN,
  MAX,
  COUNT,
  GROUP;

  /** PromQL has them, this evaluator does not. */
  static final Set<String> ELSEWHERE =
      Set.of("topk", "bottomk", "quantile", "stddev", "stdvar", "count_values");

  static Optional<Aggregator> of(String name) {
    for (Aggregator aggregator : values()) {
      if (aggregator.name().equalsIgnoreCase(name)) {
        return Optional.of(aggregator);
      }
    }
    return Optional.empty();
  }

  static boolean isElsewhere(String name) {
    return ELSEWHERE.contains(name.toLowerCase(Locale.ROOT));
  }
}
