package io.haldane.journey;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A workload of one container, in a namespace, released by changing its image.
 *
 * @param kind {@code Deployment} or {@code DaemonSet}
 */
record Workload(String kind, String namespace, String name, int port) {
  /** A Deployment. */
  Workload(String namespace, String name, int port) {
    this("Deployment", namespace, name, port);
  }

  static Workload daemonSet(String namespace, String name, int port) {
    return new Workload("DaemonSet", namespace, name, port);
  }

  /** Version 1 with two pods, and its namespace. */
  String manifest() {
    return """
    apiVersion: v1
    kind: Namespace
    metadata: {name: %1$s}
    ---
    apiVersion: apps/v1
    kind: %4$s
    metadata: {name: %2$s, namespace: %1$s, labels: {app: %2$s}}
    spec:
    %5$s  selector: {matchLabels: {app: %2$s}}
      template:
        metadata: {labels: {app: %2$s}}
        spec:
          containers:
          - {name: app, image: "%2$s:1", ports: [{name: http, containerPort: %3$d}]}
    """
        .formatted(namespace, name, port, kind, size());
  }

  /** A DaemonSet has a pod on each of the sandbox's two nodes, however it is sized. */
  private String size() {
    return kind.equals("Deployment") ? "  replicas: 2\n  progressDeadlineSeconds: 60\n" : "";
  }

  /** The Service that its users have called since before there was a canary. */
  String service() {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: %2$s, namespace: %1$s}
    spec:
      selector: {app: %2$s}
      ports: [{name: http, port: 80, targetPort: %3$d}]
    """
        .formatted(namespace, name, port);
  }

  /** The default canary: weights 20, 40, 60 every second, three failed checks, no metric. */
  String canary(String analysis) {
    return """
    apiVersion: flagger.app/v1beta1
    kind: Canary
    metadata: {name: %2$s, namespace: %1$s}
    spec:
      targetRef: {apiVersion: apps/v1, kind: %5$s, name: %2$s}
      progressDeadlineSeconds: 60
      service: {port: 80, targetPort: %3$d}
      analysis:
        interval: 1s
        threshold: 3
        stepWeight: 20
        maxWeight: 60
    %4$s
    """
        .formatted(namespace, name, port, analysis.indent(4), kind);
  }

  /** Success rate of the last five seconds, at least 99 %. */
  String canary() {
    return canary(
        """
        metrics:
        - {name: request-success-rate, interval: 5s, thresholdRange: {min: 99}}
        """);
  }

  /** The address of its users. */
  String url() {
    return "http://" + name + "." + namespace + "/";
  }

  /**
   * Releases {@code name:version}.
   *
   * @param environment what is wrong with that version, see the sandbox's pods
   */
  void release(Journey journey, String version, Map<String, String> environment) {
    String variables =
        environment.entrySet().stream()
            .map(e -> "{\"name\":\"%s\",\"value\":\"%s\"}".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(","));
    String container =
        "{\"name\":\"app\",\"image\":\"%s:%s\",\"env\":[%s],\"ports\":[{\"name\":\"http\",\"containerPort\":%d}]}"
            .formatted(name, version, variables, port);
    // Without a version: a release must not fail because others write to the object, too.
    journey
        .client()
        .genericKubernetesResources("apps/v1", kind)
        .inNamespace(namespace)
        .withName(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"template\":{\"spec\":{\"containers\":[" + container + "]}}}}");
  }
}
