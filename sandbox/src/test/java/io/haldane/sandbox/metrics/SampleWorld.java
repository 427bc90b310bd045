package io.haldane.sandbox.metrics;

import io.haldane.sandbox.promql.Labels;
import io.haldane.sandbox.promql.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * Twenty minutes of the metrics that meshes and ingresses export, and of every oddity that a series
 * can have. The same seed gives the same samples.
 */
final class SampleWorld {
  static final long START = 1_760_000_000_000L;
  static final long MINUTE = 60_000;
  static final long END = START + 20 * MINUTE;
  private static final long STEP = 5_000;
  private static final String[] BOUNDS = {"1", "5", "10", "25.5", "100", "500", "1000", "+Inf"};

  private final Map<Labels, List<Point>> series = new TreeMap<>();
  private final Random random = new Random(20260117);

  private SampleWorld() {}

  static Map<Labels, List<Point>> create() {
    SampleWorld world = new SampleWorld();
    world.meshes();
    world.envoys();
    world.ingresses();
    world.oddCounters();
    world.oddGauges();
    world.oddHistograms();
    return world.series;
  }

  private void meshes() {
    for (String workload : List.of("checkout", "checkout-primary", "cart")) {
      for (String code : List.of("200", "404", "503")) {
        String[] istio = {
          "reporter",
          "destination",
          "destination_workload_namespace",
          "shop",
          "destination_workload",
          workload,
          "response_code",
          code
        };
        counter("istio_requests_total", istio);
        counter("osm_request_total", pairs(osm(workload), "response_code", code));
      }
      for (String classification : List.of("success", "failure")) {
        counter("response_total", pairs(linkerd(workload), "classification", classification));
      }
      histogram(
          "istio_request_duration_milliseconds",
          "reporter",
          "destination",
          "destination_workload_namespace",
          "shop",
          "destination_workload",
          workload,
          "destination_service",
          workload + ".shop.svc");
      histogram("osm_request_duration_ms", osm(workload));
      histogram("response_latency_ms", linkerd(workload));
    }
  }

  private static String[] linkerd(String workload) {
    return new String[] {"namespace", "shop", "deployment", workload, "direction", "inbound"};
  }

  private static String[] osm(String workload) {
    return new String[] {
      "destination_namespace",
      "shop",
      "destination_kind",
      "Deployment",
      "destination_name",
      workload
    };
  }

  private void envoys() {
    for (String cluster :
        List.of(
            "shop_checkout-canary_80", "shop-checkout-canaryupstream-80_gloo", "shop/checkout")) {
      String[] labels = {
        "kubernetes_namespace",
        "shop",
        "kubernetes_pod_name",
        "checkout-5d8f-x2x9z",
        "envoy_cluster_name",
        cluster,
        "service",
        "checkout-canary_shop_svc_80"
      };
      for (String code : List.of("200", "500")) {
        counter("envoy_cluster_upstream_rq", pairs(labels, "envoy_response_code", code));
      }
      histogram("envoy_cluster_upstream_rq_time", labels);
    }
    for (String pod : List.of("checkout-5d8f-x2x9z", "checkout-primary-77c-abcde")) {
      for (String status : List.of("200", "502")) {
        String[] labels = {
          "kubernetes_namespace", "shop", "kubernetes_pod_name", pod, "status", status
        };
        histogram("http_request_duration_seconds", labels);
      }
    }
  }

  private void ingresses() {
    for (String code : List.of("200", "301", "500")) {
      String[] nginx = {"namespace", "shop", "ingress", "checkout", "status", code};
      counter("nginx_ingress_controller_requests", pairs(nginx, "canary", ""));
      counter("nginx_ingress_controller_requests", pairs(nginx, "canary", "checkout-canary"));
      histogram(
          "skipper_response_duration_seconds",
          "route",
          "kube_shop__checkout_canary__example_com____checkout_canary",
          "code",
          code);
      histogram(
          "traefik_service_request_duration_seconds",
          "service",
          "shop-checkout-canary-80@kubernetescrd",
          "code",
          code);
      counter("apisix_http_status", "route", "shop_checkout-checkout-canary_1", "code", code);
    }
    histogram(
        "nginx_ingress_controller_response_duration_seconds",
        "namespace",
        "shop",
        "ingress",
        "checkout",
        "canary",
        "checkout-canary");
    histogram(
        "skipper_serve_route_duration_seconds",
        "route",
        "kube_shop__checkout_canary__example_com____checkout_canary");
    histogram("apisix_http_latency", "type", "request", "route", "shop_checkout-checkout-canary_1");
  }

  private void oddCounters() {
    String name = "odd_total";
    climb(name, "resets", 7, 3, time -> true, 47);
    climb(name, "gap", 100, 2, time -> time < START + 6 * MINUTE || time > START + 9 * MINUTE, 0);
    climb(name, "ends", 5, 4, time -> time <= START + 10 * MINUTE, 0);
    climb(name, "late", 0, 4, time -> time >= START + 15 * MINUTE, 0);
    climb(name, "sparse", 10, 30, time -> (time - START) % 70_000 == 0, 0);
    climb(name, "still", 1e9, 0, time -> true, 0);
    climb(name, "negative", -50, 1, time -> true, 0);
    climb(name, "once", 3, 0, time -> time == START + 12 * MINUTE, 0);
    climb(name, "stale", 12, 1, time -> time < START + 8 * MINUTE, 0);
    add(Point.stale(odd(name, "stale"), START + 8 * MINUTE));
    climb(name, "back", 12, 1, time -> time < START + 8 * MINUTE, 0);
    add(Point.stale(odd(name, "back"), START + 8 * MINUTE));
    climb(name, "back", 2, 1, time -> time > START + 11 * MINUTE, 0);
  }

  private void oddGauges() {
    double[] odd = {Double.NaN, 1, Double.POSITIVE_INFINITY, -2.5, Double.NEGATIVE_INFINITY, 0};
    for (long time = START; time < END; time += STEP) {
      add(Point.of(odd("odd_gauge", "nan"), time, Double.NaN));
      add(Point.of(odd("odd_gauge", "inf"), time, Double.POSITIVE_INFINITY));
      add(Point.of(odd("odd_gauge", "mixed"), time, odd[random.nextInt(odd.length)]));
      add(Point.of(odd("odd_gauge", "wave"), time, 50 * Math.sin(time / 30_000.0)));
      add(Point.of(odd("odd_gauge", "half"), time, random.nextInt(-9, 9) + 0.5));
      add(Point.of(odd("odd_gauge", "tiny"), time, random.nextDouble() * 1e-9));
      add(Point.of(odd("odd_gauge", "huge"), time, random.nextDouble() * 1e300));
    }
  }

  private void oddHistograms() {
    Map<String, String[]> cases = new TreeMap<>();
    cases.put("open", new String[] {"1", "5"});
    cases.put("only-inf", new String[] {"+Inf"});
    cases.put("malformed", new String[] {"abc", "1", "", "1e999", "Inf"});
    cases.put("spelling", new String[] {"1", "1.0", "0x1p1", "5", "+inf"});
    cases.put("negative", new String[] {"-10", "-5", "0", "+Inf"});
    cases.put("falling", new String[] {"1", "2", "3", "4", "+Inf"});
    cases.put("empty", new String[] {"1", "2", "+Inf"});
    cases.put("unknown", new String[] {"1", "2", "3", "+Inf"});
    for (long time = START; time < END; time += STEP) {
      long age = (time - START) / STEP;
      for (Map.Entry<String, String[]> one : cases.entrySet()) {
        for (String bound : one.getValue()) {
          double jitter = one.getKey().equals("falling") ? random.nextInt(40) : 0;
          double value =
              switch (one.getKey()) {
                case "empty" -> 0;
                case "unknown" -> bound.equals("2") ? Double.NaN : age;
                default -> age * (1 + bound.length()) + jitter;
              };
          Labels labels = Labels.of("odd_bucket", "case", one.getKey(), "le", bound);
          add(Point.of(labels, time, value));
        }
      }
    }
  }

  private static Labels odd(String name, String what) {
    return Labels.of(name, "case", what);
  }

  private void counter(String name, String... pairs) {
    Labels labels = Labels.of(name, pairs);
    double value = random.nextInt(1000);
    long offset = random.nextInt((int) STEP);
    int speed = 1 + random.nextInt(60);
    for (long time = START + offset; time < END; time += STEP + random.nextInt(7) - 3) {
      add(Point.of(labels, time, value));
      value += random.nextInt(speed);
    }
  }

  private void climb(
      String name, String what, double start, double by, LongPredicate when, int resetEvery) {
    double value = start;
    int samples = 0;
    for (long time = START; time < END; time += STEP) {
      if (when.test(time)) {
        add(Point.of(odd(name, what), time, value));
        samples++;
        value = resetEvery > 0 && samples % resetEvery == 0 ? 1 : value + by;
      }
    }
  }

  private void histogram(String name, String... pairs) {
    double[] counts = new double[BOUNDS.length];
    double sum = 0;
    for (long time = START + random.nextInt((int) STEP); time < END; time += STEP) {
      for (int i = random.nextInt(BOUNDS.length); i < BOUNDS.length; i++) {
        counts[i] += 1 + random.nextInt(3);
      }
      for (int i = 0; i < BOUNDS.length; i++) {
        counts[i] = Math.max(counts[i], i > 0 ? counts[i - 1] : 0);
        add(Point.of(Labels.of(name + "_bucket", pairs(pairs, "le", BOUNDS[i])), time, counts[i]));
      }
      sum += random.nextDouble() * 100;
      add(Point.of(Labels.of(name + "_sum", pairs), time, sum));
      add(Point.of(Labels.of(name + "_count", pairs), time, counts[BOUNDS.length - 1]));
    }
  }

  private static String[] pairs(String[] pairs, String... more) {
    List<String> all = new ArrayList<>(List.of(pairs));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private void add(Point point) {
    series.computeIfAbsent(point.labels(), _ -> new ArrayList<>()).add(point);
  }
}
