package io.haldane.cli;

import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.MeshNetwork;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.Startup;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.load.Load;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A sandbox with users, the controller as a process beside it, and one canary. */
final class Release implements AutoCloseable {
  private static final Path APP = Path.of("../controller/target/quarkus-app");
  private static final Duration START = Duration.ofMinutes(2);

  private final Sandbox sandbox;
  private final ControllerProcess controller;
  private final Load load;
  private final Path kubeconfig;

  Release() throws Exception {
    sandbox =
        Sandbox.start(Sandbox.Options.of(KindSet.ISTIO).with(client -> MeshNetwork.start(client)));
    MeshNetwork network = (MeshNetwork) sandbox.network().orElseThrow();
    kubeconfig = Files.createTempFile("haldane-cli-", ".kubeconfig");
    Files.writeString(kubeconfig, TestCluster.login(sandbox.apiUrl()));
    apply("1", Map.of());
    sandbox.apply(yaml(CANARY));
    List<String> flags =
        List.of(
            "-master=" + sandbox.apiUrl(),
            "-metrics-server=" + network.metricsServer(),
            "-host=127.0.0.1",
            "-min-interval=1s");
    controller = ControllerProcess.start(APP, flags, ControllerProcess.throughProxy(network));
    if (!(controller.awaitReady(START) instanceof Startup.Ready)) {
      throw new AssertionError("no controller: " + controller.lastLines());
    }
    load = network.load(URI.create("http://podinfo.shop/"), 50);
  }

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

  private static ByteArrayInputStream yaml(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Releases a version as users do, by its Deployment. */
  void apply(String version, Map<String, String> environment) {
    String variables =
        environment.entrySet().stream()
            .map(each -> "{name: %s, value: \"%s\"}".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(","));
    sandbox.apply(
        yaml(
            """
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
                .formatted(version, variables)));
  }

  Shell.Result run(String line) {
    return new Shell("--kubeconfig", kubeconfig.toString()).at(InstantSource.system()).run(line);
  }

  void await(String words, String line) {
    Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> run(line).out().contains(words));
  }

  @Override
  public void close() {
    load.close();
    controller.close();
    sandbox.close();
  }
}
