package io.haldane.mesh.common;

import io.haldane.api.routing.BuiltinQueries;

/**
 * The builtin queries over a request counter and a latency histogram.
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

  /**
   * What clients in a mesh of Kuma see: clusters have one name before its unified naming, one
   * since.
   */
  public static final BuiltinQueries KUMA =
      new PromQl(
              "envoy_cluster_upstream_rq",
              "envoy_cluster_upstream_rq_time_bucket",
              "envoy_cluster_name=~\"kri_msvc_[^_]*_[^_]*_{{ namespace }}_{{ service }}-canary_.*"
                  + "|{{ service }}-canary_{{ namespace }}_svc_[0-9]+.*\"",
              "envoy_response_code!~\"5.*\"")
          .in(BuiltinQueries.Unit.MILLISECONDS);

  /**
   * What the pods of the workload report themselves, where no proxy speaks for them. Behind the
   * name, pods of a Deployment have two groups and those of a DaemonSet have one. So have the
   * primary's pods of a DaemonSet two, and must be left out by their name.
   */
  public static final BuiltinQueries PODS =
      new PromQl(
              "http_request_duration_seconds_count",
              "http_request_duration_seconds_bucket",
              "kubernetes_namespace=\"{{ namespace }}\","
                  + " kubernetes_pod_name=~\"{{ target }}-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)?\","
                  + " kubernetes_pod_name!~\"{{ target }}-primary-.*\"",
              "status!~\"5.*\"")
          .in(BuiltinQueries.Unit.SECONDS);

  /** The percentage and the 99th percentile, over the interval that the metric names. */
  public BuiltinQueries in(BuiltinQueries.Unit unit) {
    return new BuiltinQueries(
        percentage(counter, selector, succeeded),
        "histogram_quantile(0.99, " + rate(histogram, selector) + " by (le))",
        unit,
        count(counter, selector));
  }

  /** How many requests there were in the interval. */
  public static String count(String counter, String selector) {
    return "sum(increase(" + counter + "{" + selector + "}[{{ interval }}]))";
  }

  /** How many of a hundred requests succeeded. */
  public static String percentage(String counter, String selector, String succeeded) {
    return rate(counter, selector + ", " + succeeded) + " / " + rate(counter, selector) + " * 100";
  }

  /**
   * The mean latency, for proxies that Flagger judges by it.
   *
   * @param histogram without {@code _sum} and {@code _count}
   */
  public static String mean(String histogram, String selector) {
    return rate(histogram + "_sum", selector) + " / " + rate(histogram + "_count", selector);
  }

  private static String rate(String metric, String labels) {
    return "sum(rate(" + metric + "{" + labels + "}[{{ interval }}]))";
  }
}
