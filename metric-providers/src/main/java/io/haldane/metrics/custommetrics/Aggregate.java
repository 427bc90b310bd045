package io.haldane.metrics.custommetrics;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The rules by which the values of several objects become one, where the query asks for it. */
enum Aggregate {
  SUM,
  AVG,
  MIN,
  MAX;

  static Optional<Aggregate> named(String name) {
    return Stream.of(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** Not a number if one of the values is none: half of the objects say nothing about all. */
  double of(DoubleStream values) {
    return switch (this) {
      case SUM -> values.sum();
      case AVG -> values.average().orElse(Double.NaN);
      case MIN -> values.min().orElse(Double.NaN);
      case MAX -> values.max().orElse(Double.NaN);
    };
  }
}
