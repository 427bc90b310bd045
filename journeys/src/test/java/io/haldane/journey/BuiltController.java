package io.haldane.journey;

import io.haldane.sandbox.ControllerProcess;
import io.haldane.sandbox.Sandbox;
import io.haldane.sandbox.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the controller that the reactor has built, over and over with the same settings. */
final class BuiltController {
  private static final Path APP =
      Path.of(System.getProperty("haldane.controller", "../controller/target/quarkus-app"));
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final List<String> flags;
  private final Map<String, String> environment;

  BuiltController(Sandbox sandbox, List<String> more) {
    var network = sandbox.network().orElseThrow();
    List<String> all = new ArrayList<>();
    all.add("-master=" + sandbox.apiUrl());
    all.add("-metrics-server=" + network.metricsServer());
    all.add("-host=127.0.0.1");
    all.add("-log-level=info");
    all.add("-zap-encoding=console");
    all.add("-min-interval=1s");
    // Short enough for a killed leader to be followed, and long enough for a machine that builds.
    all.add("-lease-duration=12s");
    all.add("-lease-renew-deadline=10s");
    all.add("-lease-retry-period=500ms");
    all.addAll(more);
    this.flags = List.copyOf(all);
    this.environment = new HashMap<>(ControllerProcess.throughProxy(network));
  }

  /** Returns when it is ready; fails with its last words when it is not. */
  ControllerProcess start() {
    ControllerProcess controller = launch();
    try {
      Startup startup = controller.awaitReady(LIMIT);
      if (startup instanceof Startup.Ready) {
        return controller;
      }
      controller.close();
      throw new AssertionError("the controller did not start: " + startup);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns at once. */
  ControllerProcess launch() {
    return launch(List.of());
  }

  /** The same with further flags, which win. */
  ControllerProcess launch(List<String> more) {
    return launch(more, Map.of());
  }

  /** The same with a further environment. */
  ControllerProcess launch(List<String> more, Map<String, String> variables) {
    if (!ControllerProcess.isBuilt(APP)) {
      throw new AssertionError(
          "The controller is not built: there is no %s/quarkus-run.jar. Build it with ./mvnw package -DskipTests -pl controller -am, or run the tests with ./mvnw verify."
              .formatted(APP.toAbsolutePath().normalize()));
    }
    try {
      List<String> all = new ArrayList<>(flags);
      all.addAll(more);
      Map<String, String> both = new HashMap<>(environment);
      both.putAll(variables);
      return ControllerProcess.start(APP, all, both);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
