package io.haldane.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.KubeProxy;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.controller.Installation;
import io.haldane.e2e.controller.Jvm;
import io.haldane.e2e.mesh.Contour;
import io.haldane.e2e.mesh.Istio;
import io.haldane.e2e.mesh.Traefik;
import io.haldane.e2e.metrics.PrometheusServer;
import io.haldane.e2e.node.NodeAgent;
import io.haldane.e2e.process.Parts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All of it: control plane, node, proxies, Prometheus, and Haldane installed by its chart. */
public final class Cluster implements AutoCloseable {
  private static final String VALUES =
      """
      image: {repository: haldane/controller}
      logLevel: debug
      metricsServer: http://127.0.0.1:9090
      includeLabelPrefix: app.kubernetes.io
      ingressClass: contour
      allowHosts: loopback
      dashboardAuth: {mode: token}
      rbac:
        providers: [istio, "gatewayapi:v1", kubernetes, contour, traefik, nginx, knative]
        metricProviders: [custommetrics, externalmetrics, keptn]
      """;

  private static final int HEAP_MEGABYTES = 256;

  private final Parts parts = new Parts();
  private final Places places;
  private final ControlPlane plane;
  private final PrometheusServer prometheus;
  private final Istio istio;
  private final Contour contour;
  private final Traefik traefik;
  private final Installation installation;

  private Cluster(Places places, Consumer<String> progress) {
    this.places = places;
    Cache cache = Cache.ofUser();
    try {
      progress.accept("control plane");
      plane = parts.keep(() -> ControlPlane.boot(cache, places.run()));
      progress.accept("node");
      parts.keep(
          () -> NodeAgent.start(plane.client(), places.hosts(), PrometheusServer.targets(plane)));
      parts.keep(() -> KubeProxy.start(plane, NodeAgent.NODE));
      progress.accept("Istio");
      istio = parts.keep(() -> Istio.start(cache, plane));
      progress.accept("Contour");
      contour = parts.keep(() -> Contour.start(cache, plane));
      progress.accept("Traefik");
      traefik = parts.keep(() -> Traefik.start(cache, plane));
      progress.accept("Prometheus");
      prometheus = parts.keep(() -> PrometheusServer.start(plane));
      progress.accept("Haldane's chart");
      installation = Installation.install(plane, places.chart(), VALUES);
    } catch (RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  /**
   * Boots it in the network namespace that this JVM runs in.
   *
   * @param progress hears what is next
   */
  public static Cluster boot(Places places, Consumer<String> progress) {
    return new Cluster(places, progress);
  }

  /** An administrator's. */
  public KubernetesClient client() {
    return plane.client();
  }

  public ControlPlane plane() {
    return plane;
  }

  public PrometheusServer prometheus() {
    return prometheus;
  }

  public Istio istio() {
    return istio;
  }

  public Contour contour() {
    return contour;
  }

  public Traefik traefik() {
    return traefik;
  }

  /** Starts a replica of the controller and does not wait; who starts it ends it. */
  public ControllerRun controller(String name, int port, String... flags) {
    return controller(name, port, Map.of(), List.of(flags));
  }

  /**
   * @param environment of its process, added to ours
   */
  public ControllerRun controller(
      String name, int port, Map<String, String> environment, List<String> flags) {
    Jvm jvm = Jvm.ofPackage(places.app(), HEAP_MEGABYTES).with(environment);
    return ControllerRun.start(installation, jvm, name, plane.logs(), places.app(), port, flags);
  }

  /** Ends everything, the newest first. */
  @Override
  public void close() {
    parts.close();
  }
}
