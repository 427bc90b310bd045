package io.haldane.e2e.bench;

import java.util.Arrays;
import java.util.Collection;

/** Exact ones, of few numbers. */
final class Quantiles {
  private final double[] sorted;

  Quantiles(Collection<Double> numbers) {
    sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  static Quantiles of(double... numbers) {
    return new Quantiles(Arrays.stream(numbers).boxed().toList());
  }

  double least() {
    return at(0);
  }

  double median() {
    return at(0.5);
  }

  double most() {
    return at(1);
  }

  /** The smallest number that at least this share does not exceed; NaN of none. */
  double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }
}
