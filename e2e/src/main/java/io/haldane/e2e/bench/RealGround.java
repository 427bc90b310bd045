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
import io.haldane.e2e.controller.Installation;
import io.haldane.e2e.process.Parts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A real API server with its controllers, pods by kwok, and routes that nobody reads. */
final class RealGround {
  private static final int PATIENCE_MILLIS = 120_000;

  private static final String VALUES =
      """
      image: {repository: haldane/controller}
      metricsServer: %s
      meshProvider: istio
      """;

  private RealGround() {}

  /**
   * Boots it in the network namespace that this JVM runs in.
   *
   * @param parts end it
   */
  static Ground boot(Places places, Parts parts, Progress progress, URI metrics) {
    Cache cache = Cache.ofUser();
    progress.say("etcd, API server, controllers of Kubernetes");
    ControlPlane plane = parts.keep(() -> ControlPlane.boot(cache, places.run()));
    KubernetesClient client = parts.keep(() -> patient(plane.kubeconfig(User.ADMIN)));
    progress.say("kwok, kinds of Istio, the chart");
    Kwok kwok = parts.keep(() -> Kwok.start(cache, plane));
    Manifests.apply(plane.client(), cache.crds("istio"));
    return new Ground(
        client,
        Installation.install(plane, places.chart(), VALUES.formatted(metrics)),
        new AuditLog(plane.auditLog()),
        plane.logs(),
        List.of(plane.etcd(), plane.api(), plane.manager(), kwok.daemon()));
  }

  /** An administrator's, that waits for a server with much to do. */
  private static KubernetesClient patient(Path kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig.toFile());
    config.setRequestTimeout(PATIENCE_MILLIS);
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
