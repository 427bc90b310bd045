package io.haldane.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** One canary in a sandbox, whose versions are released as a test asks. */
final class Release implements AutoCloseable {
  private static final String CANARY =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: podinfo, namespace: shop}
      spec:
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: podinfo}
        progressDeadlineSeconds: 60
        service: {port: 80, targetPort: 8080}
        analysis:
          interval: 2s
          threshold: 2
          stepWeight: 20
          maxWeight: 60
          metrics:
          - {name: request-success-rate, interval: 5s, thresholdRange: {min: 99}}
      """;

  private final LiveSandbox sandbox;

  Release() throws Exception {
    sandbox =
        new LiveSandbox(
            "podinfo.shop",
            List.of(deployment("1", Map.of()), CANARY),
            "-min-interval=1s",
            "-settle=500ms");
  }

  /** Releases a version as users do, by its Deployment. */
  void apply(String version, Map<String, String> environment) {
    sandbox.apply(deployment(version, environment));
  }

  private static String deployment(String version, Map<String, String> environment) {
    String variables =
        environment.entrySet().stream()
            .map(each -> "{name: %s, value: \"%s\"}".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(","));
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: podinfo, namespace: shop, labels: {app: podinfo}}
    spec:
      replicas: 2
      selector: {matchLabels: {app: podinfo}}
      template:
        metadata: {labels: {app: podinfo}}
        spec:
          containers:
          - {name: app, image: "podinfo:%s", env: [%s], ports: [{name: http, containerPort: 8080}]}
    """
        .formatted(version, variables);
  }

  Shell.Result run(String line) {
    return sandbox.run(line);
  }

  void await(String words, String line) {
    Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> run(line).out().contains(words));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
