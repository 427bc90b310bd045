package io.haldane.e2e.bench;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.haldane.e2e.Places;
import io.haldane.e2e.controller.Installation;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Parts;
import io.haldane.e2e.process.Until;
import io.haldane.sandbox.standalone.StandaloneApi;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An API server that costs little, in a process of its own: what is measured on it is the
 * controller's own making. Its Deployments have no pods.
 */
final class SandboxGround {
  /** What the client of the bench calls itself, so that its requests are told from others. */
  static final String USER_AGENT = "haldane-bench";

  private static final Duration START = Duration.ofSeconds(60);

  private SandboxGround() {}

  /**
   * @param parts end it
   */
  static Ground boot(Places places, Parts parts, Progress progress, URI metrics) {
    progress.say("the API server of the sandbox");
    Path run = places.run();
    Path logs = run.resolve("logs");
    Daemon api = parts.keep(() -> Daemon.start("sandbox", logs, command(run)));
    Path kubeconfig = run.resolve(StandaloneApi.KUBECONFIG);
    Until.holds(
        "the sandbox to be ready",
        START,
        () -> {
          api.check();
          return Files.exists(kubeconfig);
        });
    List<String> flags = List.of("-metrics-server=" + metrics, "-mesh-provider=istio");
    return new Ground(
        parts.keep(() -> client(kubeconfig)),
        Installation.of(kubeconfig, flags),
        new AuditLog(run.resolve(StandaloneApi.AUDIT)),
        logs,
        List.of(api));
  }

  private static List<String> command(Path run) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-Xmx2g",
        "-cp",
        System.getProperty("java.class.path"),
        StandaloneApi.class.getName(),
        run.toString());
  }

  private static KubernetesClient client(Path kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig.toFile());
    config.setUserAgent(USER_AGENT);
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
