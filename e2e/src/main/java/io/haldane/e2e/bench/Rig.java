package io.haldane.e2e.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.e2e.Places;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.controller.Jvm;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What a run needs: a cluster, and a Prometheus that answers at once. */
final class Rig implements AutoCloseable {
  private final Parts parts = new Parts();
  private final Places places;
  private final FakePrometheus prometheus;
  private final Ground ground;

  private Rig(Places places, Progress progress, boolean sandbox) {
    this.places = places;
    try {
      // A network namespace has all ports; a machine may have others there.
      prometheus = keep(() -> new FakePrometheus(sandbox ? 0 : FakePrometheus.PORT));
      ground =
          sandbox
              ? SandboxGround.boot(places, parts, progress, prometheus.address())
              : RealGround.boot(places, parts, progress, prometheus.address());
    } catch (RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  /**
   * @param sandbox whether the API server of the sandbox does, instead of a real one
   */
  static Rig boot(Places places, Progress progress, boolean sandbox) {
    return new Rig(places, progress, sandbox);
  }

  KubernetesClient client() {
    return ground.client();
  }

  FakePrometheus prometheus() {
    return prometheus;
  }

  AuditLog audit() {
    return ground.audit();
  }

  /** Of all processes. */
  Path logs() {
    return ground.logs();
  }

  Places places() {
    return places;
  }

  /** All but the controller. */
  List<Daemon> processes() {
    return ground.processes();
  }

  /** Fails when one of them has died. */
  void check() {
    processes().forEach(Daemon::check);
  }

  /**
   * Starts the controller and does not wait; ended with the rig, or sooner by who started it.
   *
   * @param flags beside those of the installation
   */
  ControllerRun controller(Jvm jvm, String... flags) {
    return keep(() ->
        ControllerRun.start(
            ground.installation(),
            jvm,
            "controller",
            ground.logs(),
            places.app(),
            freePort(),
            List.of(flags)));
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }

  /** Something to be ended with the rig. */
  <T extends AutoCloseable> T keep(Supplier<T> start) {
    return parts.keep(start);
  }

  /** Ends everything, the newest first. */
  @Override
  public void close() {
    parts.close();
  }
}
