package io.haldane.engine.scenario;

/** Objects that the stories begin with. */
final class Manifests {
  private Manifests() {}

  static final String PODINFO =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: podinfo
        namespace: test
        generation: 1
        labels: {app: podinfo, team: blue}
        annotations: {note: mine, "kustomize.toolkit.fluxcd.io/checksum": x}
      spec:
        replicas: 2
        minReadySeconds: 5
        strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0}}
        selector: {matchLabels: {app: podinfo}}
        template:
          metadata: {labels: {app: podinfo}, annotations: {"prometheus.io/scrape": "true"}}
          spec:
            containers:
            - name: podinfod
              image: podinfo:1.0.0
              ports:
              - {name: http, containerPort: 9898}
              - {name: grpc, containerPort: 9999}
      """;

  /** A canary whose {@code analysis} and further fields of the spec are given as YAML. */
  static String canary(String analysis, String more) {
    return """
    apiVersion: flagger.app/v1beta1
    kind: Canary
    metadata: {name: podinfo, namespace: test, uid: 11111111-2222-3333-4444-555555555555}
    spec:
      provider: istio
      targetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo}
      progressDeadlineSeconds: 60
      service: {port: 80, targetPort: 9898}
    %s
      analysis:
    %s
    """
        .formatted(more.indent(2).stripTrailing(), analysis.indent(4).stripTrailing());
  }
}
