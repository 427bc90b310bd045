package io.haldane.sandbox.promql;

/** The running mean: cannot overflow where the sum of all would. */
final class Mean {
  private Mean() {}

  /** The mean of {@code count} numbers from that of all but the last. */
  static double next(double mean, double value, int count) {
    return staysInfinite(mean, value) ? mean : mean + (value / count - mean / count);
  }

  /** Whether an infinite mean stays what it is; the subtraction would make it NaN. */
  static boolean staysInfinite(double mean, double value) {
    return Double.isInfinite(mean) && !Double.isNaN(value) && value != -mean;
  }
}
