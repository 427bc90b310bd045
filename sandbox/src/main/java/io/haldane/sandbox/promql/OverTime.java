package io.haldane.sandbox.promql;

/** Folds of one series over time. */
final class OverTime {
  private OverTime() {}

  static double min(double[] values) {
    double min = values[0];
    for (double value : values) {
      min = value < min || Double.isNaN(min) ? value : min;
    }
    return min;
  }

  static double max(double[] values) {
    double max = values[0];
    for (double value : values) {
      max = value > max || Double.isNaN(max) ? value : max;
    }
    return max;
  }

  static double sum(double[] values) {
    CompensatedSum sum = new CompensatedSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.total();
  }

  static double avg(double[] values) {
    CompensatedSum mean = new CompensatedSum();
    int count = 0;
    for (double value : values) {
      count++;
      if (!Mean.staysInfinite(mean.sum, value)) {
        mean.add(value / count - mean.sum / count);
      }
    }
    return mean.total();
  }

  /** Neumaier's summation: keeps what rounding would lose. */
  private static final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double value) {
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }

    double total() {
      return Double.isInfinite(sum) ? sum : sum + lost;
    }
  }
}
