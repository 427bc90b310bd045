package io.haldane.api.routing;

/**
 * PromQL of the two builtin checks on one mesh, in the template language of MetricTemplates.
 *
 * @param successRate percent of requests that did not fail, 0 to 100
 * @param duration latency of the requests
 * @param durationUnit of the value that the duration query gives
 * @param requests how many requests there were in the interval; empty where they are not counted
 */
public record BuiltinQueries(
    String successRate, String duration, Unit durationUnit, String requests) {
  /** Without a count of requests. */
  public BuiltinQueries(String successRate, String duration, Unit durationUnit) {
    this(successRate, duration, durationUnit, "");
  }

  /** What one unit of the value is in milliseconds. */
  public enum Unit {
    MILLISECONDS(1),
    SECONDS(1000);

    private final int millis;

    Unit(int millis) {
      this.millis = millis;
    }

    public double toMillis(double value) {
      return value * millis;
    }
  }
}
