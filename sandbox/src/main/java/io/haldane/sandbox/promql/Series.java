package io.haldane.sandbox.promql;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The samples of one label set in the order of time. Guarded by the store's lock. */
final class Series {
  /**
   * Marks the end of a series: the NaN that Prometheus uses, which no arithmetic makes. Raw bits
   * are stored because a signalling NaN may not survive being handled as a double.
   */
  private static final long STALE = 0x7ff0000000000002L;

  private final Labels labels;
  private long[] times = new long[16];
  private long[] bits = new long[16];
  private int start;
  private int end;

  Series(Labels labels) {
    this.labels = labels;
  }

  Labels labels() {
    return labels;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** Whether the sample was taken: it must be newer than all before it. */
  boolean append(Point point) {
    if (!isEmpty() && point.millis() <= times[end - 1]) {
      return false;
    }
    makeRoom();
    times[end] = point.millis();
    bits[end] = point.stale() ? STALE : Double.doubleToLongBits(point.value());
    end++;
    return true;
  }

  void dropBefore(long oldest) {
    start = indexOf(oldest);
  }

  /** The newest value in the time span, both ends included; none when the series has ended. */
  OptionalDouble newest(long from, long to) {
    int after = indexOf(to + 1);
    boolean present = after > start && times[after - 1] >= from && bits[after - 1] != STALE;
    return present
        ? OptionalDouble.of(Double.longBitsToDouble(bits[after - 1]))
        : OptionalDouble.empty();
  }

  /** The values in the time span, both ends included. */
  Window window(long from, long to) {
    int first = indexOf(from);
    int after = indexOf(to + 1);
    int room = Math.max(0, after - first);
    long[] at = new long[room];
    double[] values = new double[room];
    int count = 0;
    for (int i = first; i < after; i++) {
      if (bits[i] != STALE) {
        at[count] = times[i];
        values[count++] = Double.longBitsToDouble(bits[i]);
      }
    }
    return new Window(labels, Arrays.copyOf(at, count), Arrays.copyOf(values, count));
  }

  /** The index of the first sample that is not older than a time. */
  private int indexOf(long time) {
    int found = Arrays.binarySearch(times, start, end, time);
    return found >= 0 ? found : -found - 1;
  }

  private void makeRoom() {
    if (end < times.length) {
      return;
    }
    int size = end - start;
    // Half of it dropped: move up instead of growing, so that memory follows the retention.
    int capacity = start >= times.length / 2 ? times.length : times.length * 2;
    times = Arrays.copyOf(Arrays.copyOfRange(times, start, end), capacity);
    bits = Arrays.copyOf(Arrays.copyOfRange(bits, start, end), capacity);
    start = 0;
    end = size;
  }
}
