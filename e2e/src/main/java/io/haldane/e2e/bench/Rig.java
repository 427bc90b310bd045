package io.haldane.e2e.bench;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.haldane.e2e.Places;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.Kwok;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.e2e.cluster.User;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.controller.Installation;
import io.haldane.e2e.controller.Jvm;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The cluster of a run: a real API server, pods by kwok, routes that nobody reads. */
final class Rig implements AutoCloseable {
  private static final int PORT = 8080;
  private static final int PATIENCE_MILLIS = 120_000;

  private static final String VALUES =
      """
      image: {repository: haldane/controller}
      metricsServer: %s
      meshProvider: istio
      """;

  private final Parts parts = new Parts();
  private final Places places;
  private final ControlPlane plane;
  private final Kwok kwok;
  private final KubernetesClient client;
  private final FakePrometheus prometheus;
  private final Installation installation;
  private final AuditLog audit;

  private Rig(Places places, Progress progress) {
    this.places = places;
    Cache cache = Cache.ofUser();
    try {
      progress.say("etcd, API server, controllers of Kubernetes");
      plane = keep(() -> ControlPlane.boot(cache, places.run()));
      client = keep(() -> patient(plane.kubeconfig(User.ADMIN)));
      progress.say("kwok, kinds of Istio, the chart");
      kwok = keep(() -> Kwok.start(cache, plane));
      Manifests.apply(plane.client(), cache.crds("istio"));
      prometheus = keep(() -> new FakePrometheus(FakePrometheus.PORT));
      installation =
          Installation.install(plane, places.chart(), VALUES.formatted(prometheus.address()));
      audit = new AuditLog(plane.auditLog());
    } catch (RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  /** Boots it in the network namespace that this JVM runs in. */
  static Rig boot(Places places, Progress progress) {
    return new Rig(places, progress);
  }

  KubernetesClient client() {
    return client;
  }

  /** An administrator's, that waits for a server with much to do. */
  private static KubernetesClient patient(Path kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig.toFile());
    config.setRequestTimeout(PATIENCE_MILLIS);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  FakePrometheus prometheus() {
    return prometheus;
  }

  AuditLog audit() {
    return audit;
  }

  Places places() {
    return places;
  }

  /** All but the controller. */
  List<Daemon> processes() {
    return List.of(plane.etcd(), plane.api(), plane.manager(), kwok.daemon());
  }

  /** Fails when one of them has died. */
  void check() {
    processes().forEach(Daemon::check);
  }

  /** Starts the controller and does not wait; ended with the rig, or sooner by who started it. */
  ControllerRun controller(Jvm jvm) {
    return keep(() ->
        ControllerRun.start(
            installation, jvm, "controller", plane.logs(), places.app(), PORT, List.of()));
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
