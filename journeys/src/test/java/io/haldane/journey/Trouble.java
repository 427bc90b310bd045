package io.haldane.journey;

import java.util.List;

/**
 * A canary whose only check cannot be made: its release fails at the first judgement.
 *
 * @param check the part of the analysis that is troubled
 * @param more objects that it refers to
 * @param words what the event and the check say of it
 */
record Trouble(Workload workload, String check, String more, List<String> words) {
  /** Asked of the metrics server like any other, and never without a value. */
  static final String ALWAYS_FINE =
      "metrics: [{name: fine, interval: 5s, query: vector(1), thresholdRange: {min: 1}}]";

  String manifest() {
    return workload.manifest()
        + "---\n"
        + workload.canary(check).replace("threshold: 3", "threshold: 1")
        + more;
  }

  static List<Trouble> all() {
    return List.of(
        template("down", "http://127.0.0.1:1", "vector(1)", "127.0.0.1:1"),
        template("failing", "http://failing.example", "vector(1)", "500"),
        template("junk", "http://junk.example", "vector(1)", "junk.example"),
        template(
            "hanging", "http://hanging.example", "vector(1)", "http://hanging.example within 2s"),
        secretWithoutItsKey(),
        hangingHook());
  }

  private static Trouble template(String name, String address, String query, String... words) {
    return new Trouble(
        new Workload(name, "app-" + name, 8080),
        TEMPLATE_METRIC,
        """
        ---
        apiVersion: flagger.app/v1beta1
        kind: MetricTemplate
        metadata: {name: custom, namespace: %s}
        spec:
          provider: {type: prometheus, address: "%s"}
          query: "%s"
        """
            .formatted(name, address, query),
        List.of(words));
  }

  private static Trouble secretWithoutItsKey() {
    return new Trouble(
        new Workload("keyless", "app-keyless", 8080),
        TEMPLATE_METRIC,
        """
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: login, namespace: keyless}
        data: {username: bWU=}
        ---
        apiVersion: flagger.app/v1beta1
        kind: MetricTemplate
        metadata: {name: custom, namespace: keyless}
        spec:
          provider: {type: prometheus, address: "http://prometheus:9090", secretRef: {name: login}}
          query: "vector(1)"
        """,
        List.of(
            "the provider's Secret lacks password", "it needs username and password, or token"));
  }

  private static Trouble hangingHook() {
    return new Trouble(
        new Workload("stuck", "app-stuck", 8080),
        "webhooks: [{name: slow test, url: \"http://hanging.example/\", timeout: 1s}]",
        "",
        List.of("slow test"));
  }

  private static final String TEMPLATE_METRIC =
      "metrics: [{name: custom, interval: 5s, templateRef: {name: custom}, thresholdRange: {min: 1}}]";
}
