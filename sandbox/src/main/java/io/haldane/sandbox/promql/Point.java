package io.haldane.sandbox.promql;

/**
 * One sample of one series to be stored.
 *
 * @param millis time since the epoch
 * @param stale the series ended here; the value means nothing
 */
public record Point(Labels labels, long millis, double value, boolean stale) {
  public static Point of(Labels labels, long millis, double value) {
    return new Point(labels, millis, value, false);
  }

  /** From here on the series no longer exists, instead of lasting for the lookback. */
  public static Point stale(Labels labels, long millis) {
    return new Point(labels, millis, Double.NaN, true);
  }
}
