package io.haldane.e2e.mesh;

import io.haldane.e2e.cluster.Addresses;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.e2e.cluster.User;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.HttpProbe;
import io.haldane.e2e.process.Until;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Traefik as an ingress: by objects of its own, by the annotations of ingress-nginx, and by the
 * Gateway API. With Traefik's own defaults wherever there is one.
 */
public final class Traefik implements AutoCloseable {

  /** A Gateway's listener must have the port of an entry point. */
  private static final int PORT = 80;

  private final String address;
  private final Daemon daemon;

  private Traefik(String address, Daemon daemon) {
    this.address = address;
    this.daemon = daemon;
  }

  /** The CRDs of the Gateway API must be there. */
  public static Traefik start(Cache cache, ControlPlane plane) {
    Manifests.apply(plane.client(), cache.crds("traefik"));
    Manifests.applyResource(plane.client(), "traefik.yaml");
    return launch(
        cache,
        plane,
        "traefik",
        Addresses.TRAEFIK,
        8005,
        "--providers.kubernetesgateway=true",
        "--providers.kubernetesingressnginx=true",
        "--providers.kubernetesingressnginx.httpentrypoint=web");
  }

  /**
   * A second one, which only follows Traefik's own objects, and to which a Service without pods is
   * no error.
   */
  public static Traefik withEmptyServices(Cache cache, ControlPlane plane) {
    return launch(
        cache,
        plane,
        "traefik-with-empty-services",
        Addresses.TRAEFIK_WITH_EMPTY_SERVICES,
        8006,
        "--providers.kubernetescrd.allowemptyservices=true");
  }

  /** One that follows Ingresses of Knative, whose CRDs must be there. It dials ClusterIPs. */
  static Traefik ofKnative(Cache cache, ControlPlane plane) {
    return launch(
        cache,
        plane,
        "traefik-of-knative",
        Addresses.TRAEFIK_OF_KNATIVE,
        8007,
        "--experimental.knative=true",
        "--providers.knative=true",
        "--providers.knative.publicentrypoints=web");
  }

  private static Traefik launch(
      Cache cache, ControlPlane plane, String name, String address, int metrics, String... more) {
    Addresses.add(address);
    List<String> command = new ArrayList<>(List.of(cache.binary("traefik")));
    command.addAll(
        List.of(
            "--entrypoints.web.address=" + address + ":" + PORT,
            "--entrypoints.metrics.address=127.0.0.1:" + metrics,
            "--metrics.prometheus.entrypoint=metrics",
            "--ping.entrypoint=metrics",
            "--providers.kubernetescrd=true",
            // A request that was lost leaves a trace.
            "--accesslog=true",
            "--accesslog.filters.statuscodes=404,499-599",
            "--global.checknewversion=false",
            "--global.sendanonymoususage=false"));
    command.addAll(List.of(more));
    Map<String, String> environment =
        Map.of("KUBECONFIG", plane.kubeconfig(User.TRAEFIK).toString());
    Daemon daemon = Daemon.start(name, plane.logs(), command, environment);
    Until.holds(
        name + " to be ready",
        Duration.ofSeconds(60),
        () -> {
          daemon.check();
          return HttpProbe.succeeds(URI.create("http://127.0.0.1:" + metrics + "/ping"));
        },
        daemon::lastLines);
    return new Traefik(address, daemon);
  }

  /** Where requests come in; they choose by their Host header. */
  public InetSocketAddress ingress() {
    return new InetSocketAddress(address, PORT);
  }

  @Override
  public void close() {
    daemon.close();
    Addresses.remove(address);
  }
}
