package io.haldane.sandbox.promql;

import java.util.List;

/** The labels that an aggregation keeps ({@code by}) or drops ({@code without}). */
record Grouping(boolean without, List<String> labels) {
  static final Grouping ALL_IN_ONE = new Grouping(false, List.of());

  Labels key(Labels of) {
    return without ? of.withoutName().without(labels) : of.only(labels);
  }
}
