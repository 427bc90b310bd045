package io.haldane.sandbox.metrics;

import java.util.ArrayList;
import java.util.List;

/** The queries that canaries ask: of each mesh and ingress, of templates, of guides. */
final class BuiltinForms {
  private static final String POD = "checkout-[0-9a-zA-Z]+(-[0-9a-zA-Z]+)";
  private static final String SKIPPER =
      "kube(ew)?_shop__checkout_canary__.*__checkout_canary(_[0-9]+)?";

  private BuiltinForms() {}

  static List<String> all() {
    List<String> queries = new ArrayList<>();
    for (String interval : List.of("30s", "1m", "1m30s", "5m")) {
      meshes(queries, interval);
      envoys(queries, interval);
      ingresses(queries, interval);
    }
    queries.addAll(templates());
    return queries;
  }

  private static void meshes(List<String> queries, String interval) {
    String istio =
        "reporter=\"destination\",destination_workload_namespace=\"shop\","
            + "destination_workload=~\"checkout\"";
    queries.add(success("istio_requests_total", istio, "response_code!~\"5.*\"", interval));
    queries.add(p99("istio_request_duration_milliseconds_bucket", istio, interval));
    String linkerd = "namespace=\"shop\",deployment=~\"checkout\",direction=\"inbound\"";
    queries.add(success("response_total", linkerd, "classification!=\"failure\"", interval));
    queries.add(p99("response_latency_ms_bucket", linkerd, interval));
    String osm =
        "destination_namespace=\"shop\",destination_kind=\"Deployment\","
            + "destination_name=\"checkout\"";
    queries.add(success("osm_request_total", osm, "response_code!~\"5.*\"", interval));
    queries.add(p99("osm_request_duration_ms_bucket", osm, interval));
  }

  private static void envoys(List<String> queries, String interval) {
    for (String selector :
        List.of(
            "kubernetes_namespace=\"shop\",kubernetes_pod_name=~\"" + POD + "\"",
            "envoy_cluster_name=~\"shop_checkout-canary_[0-9a-zA-Z-]+\"",
            "envoy_cluster_name=~\"shop-checkout-canaryupstream-[0-9a-zA-Z-]+_[0-9a-zA-Z-]+\"",
            "service=~\"checkout-canary_shop_svc_[0-9a-zA-Z-]+\"",
            "envoy_cluster_name=~\"shop/checkout\"")) {
      queries.add(
          success("envoy_cluster_upstream_rq", selector, "envoy_response_code!~\"5.*\"", interval));
      queries.add(p99("envoy_cluster_upstream_rq_time_bucket", selector, interval));
    }
    String pods =
        "kubernetes_namespace=\"shop\",kubernetes_pod_name=~\""
            + POD
            + "?\",kubernetes_pod_name!~\"checkout-primary-.*\"";
    queries.add(success("http_request_duration_seconds_count", pods, "status!~\"5.*\"", interval));
    queries.add(p99("http_request_duration_seconds_bucket", pods, interval));
  }

  private static void ingresses(List<String> queries, String interval) {
    String nginx = "namespace=\"shop\",ingress=\"checkout\",canary!=\"\"";
    queries.add(success("nginx_ingress_controller_requests", nginx, "status!~\"5.*\"", interval));
    queries.add(mean("nginx_ingress_controller_response_duration_seconds", nginx, interval));
    String skipper = "route=~\"" + SKIPPER + "\"";
    String all = skipper + ",le=\"+Inf\"";
    queries.add(
        success("skipper_response_duration_seconds_bucket", all, "code!~\"5..\"", interval));
    queries.add(mean("skipper_serve_route_duration_seconds", skipper, interval));
    String traefik = "service=~\"shop-checkout-canary-[0-9a-zA-Z-]+@kubernetescrd\"";
    String metric = "traefik_service_request_duration_seconds_bucket";
    queries.add(success(metric, traefik + ",le=\"+Inf\"", "code!~\"5..\"", interval));
    queries.add(p99(metric, traefik, interval) + " * 1000");
    String apisix = "route=~\"shop_checkout-checkout-canary_.+\"";
    queries.add(success("apisix_http_status", apisix, "code!~\"5..\"", interval));
    queries.add(p99("apisix_http_latency_bucket", "type=~\"request\"," + apisix, interval));
  }

  private static List<String> templates() {
    return List.of(
        """
        histogram_quantile(0.99, sum(rate(istio_request_duration_milliseconds_bucket{
          reporter="destination",
          destination_workload_namespace="shop",
          destination_workload=~"checkout"}[1m])) by (le))
        """,
        """
        sum(rate(istio_requests_total{response_code!~"5.."}[5m]))
          / sum(rate(istio_requests_total[5m]))
        """,
        """
        histogram_quantile(0.99,
          sum(rate(istio_request_duration_milliseconds_bucket[5m])) by (le, destination_service))
        """,
        """
        rate(istio_requests_total{response_code=~"5.."}[5m])
          / rate(istio_requests_total[5m]) > 0.05
        """,
        "sum(rate(istio_requests_total{response_code=~\"4..\"}[1m])) or vector(0)",
        "100 - sum(rate(no_such_total[1m])) / sum(rate(istio_requests_total[1m])) * 100",
        "(sum(rate(no_such_total[1m])) or vector(0)) / sum(rate(istio_requests_total[1m]))",
        "scalar(sum(increase(istio_requests_total[1m]))) / 60",
        "sum(rate(istio_requests_total[1m])) > bool 10",
        "absent(istio_requests_total{destination_workload=\"gone\"}) * 100");
  }

  private static String success(String metric, String selector, String ok, String interval) {
    return "sum(rate(%s{%s,%s}[%s])) / sum(rate(%s{%s}[%s])) * 100"
        .formatted(metric, selector, ok, interval, metric, selector, interval);
  }

  private static String p99(String metric, String selector, String interval) {
    return "histogram_quantile(0.99, sum(rate(%s{%s}[%s])) by (le))"
        .formatted(metric, selector, interval);
  }

  private static String mean(String metric, String selector, String interval) {
    return "sum(rate(%s_sum{%s}[%s])) / sum(rate(%s_count{%s}[%s])) * 1000"
        .formatted(metric, selector, interval, metric, selector, interval);
  }
}
