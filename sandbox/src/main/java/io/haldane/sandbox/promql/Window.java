package io.haldane.sandbox.promql;

import java.util.Arrays;

/** The samples of one series in a range, oldest first, staleness markers left out; never empty. */
@SuppressWarnings("ArrayRecordComponent") // made per query, never compared, never shared
public record Window(Labels labels, long[] times, double[] values) {
  int size() {
    return times.length;
  }

  double first() {
    return values[0];
  }

  double last() {
    return values[values.length - 1];
  }

  long firstTime() {
    return times[0];
  }

  long lastTime() {
    return times[times.length - 1];
  }

  @Override
  public String toString() {
    return labels + " " + Arrays.toString(times) + " " + Arrays.toString(values);
  }
}
