package io.haldane.metrics.custommetrics;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The rules by which the values of several objects become one, where the query asks for it. */
enum Aggregate {
  SUM(DoubleStream::sum),
  AVG(values -> values.average().orElse(Double.NaN)),
  MIN(values -> values.min().orElse(Double.NaN)),
  MAX(values -> values.max().orElse(Double.NaN));

  private final ToDoubleFunction<DoubleStream> rule;

  Aggregate(ToDoubleFunction<DoubleStream> rule) {
    this.rule = rule;
  }

  static Optional<Aggregate> named(String name) {
    return Stream.of(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** Not a number if one of the values is none: half of the objects say nothing about all. */
  double of(DoubleStream values) {
    return rule.applyAsDouble(values);
  }
}
