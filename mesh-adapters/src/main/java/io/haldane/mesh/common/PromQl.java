package io.haldane.mesh.common;

import io.haldane.api.routing.BuiltinQueries;

/**
 * The two builtin queries over a request counter and a latency histogram.
 *
 * @param counter of all requests
 * @param histogram latency buckets, labelled {@code le}
 * @param selector labels of the canary's requests; may use the template functions
 * @param succeeded the label condition that a failed request does not meet
 */
public record PromQl(String counter, String histogram, String selector, String succeeded) {
  /**
   * What every proxy of Istio reports. Meshes that only promise the SMI split are asked the same
   * way.
   */
  public static final BuiltinQueries ISTIO =
      new PromQl(
              "istio_requests_total",
              "istio_request_duration_milliseconds_bucket",
              "reporter=\"destination\", destination_workload_namespace=\"{{ namespace }}\","
                  + " destination_workload=~\"{{ target }}\"",
              "response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  /** The percentage and the 99th percentile, over the interval that the metric names. */
  public BuiltinQueries in(BuiltinQueries.Unit unit) {
    return new BuiltinQueries(
        rate(counter, selector + ", " + succeeded) + " / " + rate(counter, selector) + " * 100",
        "histogram_quantile(0.99, " + rate(histogram, selector) + " by (le))",
        unit);
  }

  private static String rate(String metric, String labels) {
    return "sum(rate(" + metric + "{" + labels + "}[{{ interval }}]))";
  }
}
