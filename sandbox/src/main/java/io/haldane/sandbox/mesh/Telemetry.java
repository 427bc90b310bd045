package io.haldane.sandbox.mesh;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * What the meshes' own proxies would have counted, under their names, for every request that
 * reached a pod. Like theirs, it tells nothing about requests that found none.
 */
final class Telemetry {
  private static final double[] ISTIO_BUCKETS = {
    0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000
  };
  private static final double[] LINKERD_BUCKETS = {
    1, 2, 3, 4, 5, 10, 20, 30, 40, 50, 100, 200, 300, 400, 500, 1000, 2000, 3000, 4000, 5000, 10000
  };
  private static final double[] SECONDS_BUCKETS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };
  private static final String[] ISTIO_LABELS = {
    "reporter",
    "destination_workload",
    "destination_workload_namespace",
    "response_code",
    "destination_service_name"
  };
  private static final String[] LINKERD_LABELS = {
    "namespace", "deployment", "direction", "classification"
  };
  private static final String[] OSM_LABELS = {
    "destination_namespace", "destination_kind", "destination_name", "response_code"
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter istio = counter("istio_requests_total", ISTIO_LABELS);
  private final Histogram istioMillis =
      histogram("istio_request_duration_milliseconds", ISTIO_BUCKETS, ISTIO_LABELS);
  private final Counter linkerd = counter("response_total", LINKERD_LABELS);
  private final Histogram linkerdMillis =
      histogram("response_latency_ms", LINKERD_BUCKETS, LINKERD_LABELS);
  private final Counter osm = counter("osm_request_total", OSM_LABELS);
  private final Histogram osmMillis =
      histogram("osm_request_duration_ms", ISTIO_BUCKETS, OSM_LABELS);
  private final Histogram podSeconds =
      histogram(
          "http_request_duration_seconds",
          SECONDS_BUCKETS,
          "kubernetes_namespace",
          "kubernetes_pod_name",
          "status");

  PrometheusRegistry registry() {
    return registry;
  }

  /** One answer of one pod. */
  void count(Endpoint pod, String service, int status, long nanos) {
    String code = Integer.toString(status);
    double millis = nanos / 1e6;
    String[] istioValues = {"destination", pod.workload(), pod.namespace(), code, service};
    istio.labelValues(istioValues).inc();
    istioMillis.labelValues(istioValues).observe(millis);
    String verdict = status >= 500 ? "failure" : "success";
    String[] linkerdValues = {pod.namespace(), pod.workload(), "inbound", verdict};
    linkerd.labelValues(linkerdValues).inc();
    linkerdMillis.labelValues(linkerdValues).observe(millis);
    String[] osmValues = {pod.namespace(), "Deployment", pod.workload(), code};
    osm.labelValues(osmValues).inc();
    osmMillis.labelValues(osmValues).observe(millis);
    podSeconds.labelValues(pod.namespace(), pod.pod(), code).observe(nanos / 1e9);
  }

  /** Answers of all pods of a workload. */
  long answered(String namespace, String workload) {
    return linkerd.collect().getDataPoints().stream()
        .filter(each -> namespace.equals(each.getLabels().get("namespace")))
        .filter(each -> workload.equals(each.getLabels().get("deployment")))
        .mapToLong(each -> (long) each.getValue())
        .sum();
  }

  private Counter counter(String name, String... labels) {
    return Counter.builder()
        .name(name)
        .help("Answers of pods, as a mesh counts them.")
        .labelNames(labels)
        .register(registry);
  }

  /** Classic, because the queries ask for series that end in {@code _bucket}. */
  private Histogram histogram(String name, double[] bounds, String... labels) {
    return Histogram.builder()
        .name(name)
        .help("Durations of pods' answers, as a mesh measures them.")
        .classicOnly()
        .classicUpperBounds(bounds)
        .labelNames(labels)
        .register(registry);
  }
}
