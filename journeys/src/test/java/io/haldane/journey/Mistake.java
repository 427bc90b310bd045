package io.haldane.journey;

import java.util.List;

/**
 * A canary that cannot even begin.
 *
 * @param cause and cure are parts of the condition's message
 */
record Mistake(
    String namespace, String canary, String manifest, String reason, String cause, String cure) {

  static List<Mistake> all() {
    return List.of(
        missingTarget(),
        noSelectorLabel(),
        unknownProvider(),
        badInterval(),
        unrenderedQuery(),
        ambientNamespace(),
        claimedTarget());
  }

  private static Mistake missingTarget() {
    Workload workload = new Workload("no-target", "ghost", 8080);
    return of(workload, "", workload.canary(), "TargetMissing", "ghost does not exist", "apply it");
  }

  private static Mistake noSelectorLabel() {
    Workload workload = new Workload("no-label", "nameless", 8080);
    String unlabelled = workload.manifest().replace("app: nameless", "tier: nameless");
    return of(
        workload,
        unlabelled,
        workload.canary(),
        "NoSelectorLabel",
        "must select its pods",
        "by one of the labels [app, name, app.kubernetes.io/name]");
  }

  private static Mistake unknownProvider() {
    Workload workload = new Workload("no-provider", "meshless", 8080);
    return of(
        workload,
        workload.manifest(),
        workload.canary().replace("spec:\n", "spec:\n  provider: haproxy\n"),
        "UnknownProvider",
        "provider \"haproxy\" is not supported",
        "set spec.provider to one of");
  }

  private static Mistake badInterval() {
    Workload workload = new Workload("no-interval", "timeless", 8080);
    return of(
        workload,
        workload.manifest(),
        workload.canary().replace("interval: 1s", "interval: 5mm"),
        "BadInterval",
        "\"5mm\" is not a duration",
        "write for example 30s");
  }

  /** No version could pass its check, so none is tried. */
  private static Mistake unrenderedQuery() {
    Workload workload = new Workload("unrendered", "app-unrendered", 8080);
    String template =
        """
        ---
        apiVersion: flagger.app/v1beta1
        kind: MetricTemplate
        metadata: {name: custom, namespace: unrendered}
        spec:
          provider: {type: prometheus, address: "http://prometheus:9090"}
          query: "{{ nosuch }}"
        """;
    String check =
        "metrics: [{name: custom, interval: 5s, templateRef: {name: custom}, thresholdRange: {min: 1}}]";
    return of(
        workload,
        workload.manifest(),
        workload.canary(check) + template,
        "MetricUnusable",
        "metric custom: ",
        "nosuch");
  }

  /** The controller must read the namespace to see it. */
  private static Mistake ambientNamespace() {
    Workload workload = new Workload("no-sidecars", "unmeshed", 8080);
    return of(
        workload,
        workload
            .manifest()
            .replace(
                "metadata: {name: no-sidecars}",
                "metadata: {name: no-sidecars, labels: {istio.io/dataplane-mode: ambient}}"),
        workload.canary(),
        "RouterRefused",
        "the namespace no-sidecars is in ambient mode",
        "use the provider istio:ambient with a waypoint");
  }

  /** The elder of two has the target; names decide between those of one second. */
  private static Mistake claimedTarget() {
    Workload workload = new Workload("rivals", "claimed", 8080);
    String elder = workload.canary();
    String younger = elder.replace("metadata: {name: claimed,", "metadata: {name: zz-late,");
    return new Mistake(
        workload.namespace(),
        "zz-late",
        workload.manifest() + "---\n" + elder + "---\n" + younger,
        "TargetClaimed",
        "claimed is already the target of canary [claimed.rivals]",
        "point one of the two at another workload or delete it");
  }

  private static Mistake of(
      Workload workload,
      String deployment,
      String canary,
      String reason,
      String cause,
      String cure) {
    String before = deployment.isEmpty() ? "" : deployment + "---\n";
    return new Mistake(workload.namespace(), workload.name(), before + canary, reason, cause, cure);
  }
}
