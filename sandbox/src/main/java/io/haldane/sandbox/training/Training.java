package io.haldane.sandbox.training;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.haldane.sandbox.ControllerJvm;
import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.Startup;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.standalone.Login;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the controller's cache of classes (JEP 514), offline: a controller is run against the
 * sandbox over TLS, as against a cluster, through a start, a release and an end.
 */
public final class Training {
  private static final Duration START = Duration.ofMinutes(2);

  /** The JVM sorts and writes the cache when it ends. */
  private static final Duration END = Duration.ofMinutes(5);

  /** What people and Prometheus look at. */
  private static final List<String> PAGES = List.of("healthz", "metrics", "api/canaries", "");

  private final Path app;
  private final Optional<Path> cli;
  private final Path fresh;

  private Training(Path app, Optional<Path> cli) {
    this.app = app;
    this.cli = cli;
    this.fresh = app.resolve("haldane.aot.new");
  }

  /**
   * @param arguments the folder that holds {@code quarkus-run.jar}, and that of the command line,
   *     which is left out where only the controller is needed
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path app = Path.of(arguments[0]);
    if (!ControllerProcess.isBuilt(app)) {
      System.err.println("There is no built controller in " + app);
      System.exit(2);
    }
    Optional<Path> cli = Stream.of(arguments).skip(1).map(Path::of).findFirst();
    new Training(app, cli).run();
  }

  private void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("haldane-training-");
    Path kubeconfig = folder.resolve("kubeconfig");
    try (Sandbox sandbox = Sandbox.start(Sandbox.Options.of(KindSet.ISTIO).overTls());
        Contentment metrics = new Contentment()) {
      Files.writeString(kubeconfig, Login.of(sandbox.api()));
      learn(sandbox, kubeconfig, metrics.address());
    } finally {
      Files.deleteIfExists(kubeconfig);
      Files.deleteIfExists(folder);
    }
    // The old one serves until the new one is whole.
    Files.move(fresh, ControllerJvm.cache(app), StandardCopyOption.REPLACE_EXISTING);
  }

  private void learn(Sandbox sandbox, Path kubeconfig, URI metrics)
      throws IOException, InterruptedException {
    List<String> flags =
        List.of(
            "-kubeconfig=" + kubeconfig,
            "-metrics-server=" + metrics,
            "-host=127.0.0.1",
            "-log-level=info",
            "-min-interval=1s",
            "-settle=200ms");
    try (ControllerProcess controller =
        ControllerProcess.start(ControllerJvm.learning(app, fresh), flags, Map.of())) {
      if (!(controller.awaitReady(START) instanceof Startup.Ready)) {
        throw failed(controller, "did not start");
      }
      try {
        new Fleet(sandbox).live();
      } catch (KubernetesClientException e) {
        throw failed(controller, "released nothing, " + e.getMessage());
      }
      visit(controller.url());
      if (cli.isPresent()) {
        CommandLineTraining.run(cli.get(), kubeconfig);
      }
      if (!controller.stop(END) || !Files.exists(fresh)) {
        throw failed(controller, "wrote no cache");
      }
    }
  }

  private static IOException failed(ControllerProcess controller, String what) {
    return new IOException(
        "the controller in training %s:%n%s"
            .formatted(what, String.join("\n", controller.lastLines())));
  }

  private static void visit(URI root) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String page : PAGES) {
        http.send(
            HttpRequest.newBuilder(root.resolve(page)).timeout(Duration.ofSeconds(20)).build(),
            BodyHandlers.discarding());
      }
    }
  }
}
