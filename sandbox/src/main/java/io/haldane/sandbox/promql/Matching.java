package io.haldane.sandbox.promql;

import java.util.List;

/**
 * Which elements of two vectors belong together.
 *
 * @param on whether they agree in exactly {@code labels}, or in all others but the metric name
 * @param include labels that the many side takes from the one side
 */
record Matching(boolean on, List<String> labels, Cardinality cardinality, List<String> include) {
  static final Matching DEFAULT = new Matching(false, List.of(), Cardinality.ONE_TO_ONE, List.of());

  enum Cardinality {
    ONE_TO_ONE,
    MANY_TO_ONE,
    ONE_TO_MANY
  }

  /** What two elements must have in common. */
  Labels key(Labels of) {
    return on ? of.only(labels) : of.withoutName().without(labels);
  }
}
