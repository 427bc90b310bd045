package io.haldane.e2e.mesh;

import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.e2e.cluster.User;
import io.haldane.e2e.process.Daemon;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * Knative's own controllers, and a Traefik that splits between revisions as they say. Its webhook
 * does not run, so Services must name what it would add; revisions must be of the HPA class.
 */
public final class Knative implements AutoCloseable {
  private static final String BINARY = "knative-controller";

  private final Daemon controller;
  private final Traefik traefik;

  private Knative(Daemon controller, Traefik traefik) {
    this.controller = controller;
    this.traefik = traefik;
  }

  /** Unlike all others it is built only on demand. */
  public static boolean isBuilt(Cache cache) {
    return cache.has(BINARY);
  }

  public static Knative start(Cache cache, ControlPlane plane) {
    Manifests.apply(plane.client(), cache.crds("knative"));
    Manifests.applyResource(plane.client(), "knative-namespace.yaml");
    Manifests.apply(plane.client(), cache.crds("knative-settings"));
    Manifests.applyResource(plane.client(), "knative.yaml");
    List<String> command =
        List.of(cache.binary(BINARY), "--kubeconfig=" + plane.kubeconfig(User.KNATIVE));
    Map<String, String> environment =
        Map.of(
            "SYSTEM_NAMESPACE", "knative-serving",
            "POD_NAME", "controller-0",
            "METRICS_DOMAIN", "knative.dev/serving",
            "METRICS_PROMETHEUS_PORT", "18090",
            "PROFILING_PORT", "18008",
            "CONFIG_LOGGING_NAME", "config-logging",
            "CONFIG_OBSERVABILITY_NAME", "config-observability");
    Daemon controller = Daemon.start(BINARY, plane.logs(), command, environment);
    return new Knative(controller, Traefik.ofKnative(cache, plane));
  }

  /** Fails with its last lines when the controller has ended. */
  public void check() {
    controller.check();
  }

  /** Where requests come in; they choose by their Host header. */
  public InetSocketAddress ingress() {
    return traefik.ingress();
  }

  @Override
  public void close() {
    traefik.close();
    controller.close();
  }
}
