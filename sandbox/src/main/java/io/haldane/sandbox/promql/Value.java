package io.haldane.sandbox.promql;

import java.util.List;

/** What a query comes to. */
public sealed interface Value {
  record Scalar(double value) implements Value {}

  record Text(String value) implements Value {}

  /** At most one element per label set, in no meaningful order. */
  record InstantVector(List<VectorSample> samples) implements Value {}

  /** Samples over time: of a range selector, or of a query at each step of a time span. */
  record RangeVector(List<Window> windows) implements Value {}
}
