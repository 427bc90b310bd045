package io.haldane.e2e.mesh;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.e2e.cluster.Addresses;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.e2e.cluster.User;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * istiod with two vanilla Envoys: a sidecar that carries the connections of namespaces in the mesh,
 * and an ingress gateway, which also serves the Gateway API.
 */
public final class Istio implements AutoCloseable {
  /** Envoy's own statistics; Prometheus scrapes them. */
  public static final int SIDECAR_ADMIN = 15000;

  public static final int GATEWAY_ADMIN = 15100;

  private static final Duration START = Duration.ofSeconds(90);
  private static final String MESH =
      """
      enableAutoMtls: false
      enablePrometheusMerge: false
      defaultConfig: {discoveryAddress: "127.0.0.1:15010"}
      extensionProviders:
      - name: none
        envoyFileAccessLog: {path: /dev/null}
      - name: log
        envoyFileAccessLog: {path: /dev/stdout}
      # Vanilla Envoy lacks Istio's own filters.
      defaultProviders: {metrics: [], accessLogging: []}
      """;

  private final Daemon istiod;
  private final Envoy sidecar;
  private final Envoy gateway;
  private final Capture capture;
  private final String gatewayAddress;

  private Istio(
      Daemon istiod, Envoy sidecar, Envoy gateway, Capture capture, String gatewayAddress) {
    this.istiod = istiod;
    this.sidecar = sidecar;
    this.gateway = gateway;
    this.capture = capture;
    this.gatewayAddress = gatewayAddress;
  }

  /** Starts all of it; the node agent and kube-proxy must run. */
  public static Istio start(Cache cache, ControlPlane plane) {
    KubernetesClient client = plane.client();
    Manifests.apply(client, cache.crds("istio"));
    Manifests.apply(client, cache.crds("gateway-api"));
    Manifests.applyResource(client, "istio.yaml");
    Manifests.applyResource(client, "gateway-api.yaml");
    Daemon istiod = istiod(cache, plane);
    Addresses.add(Addresses.SIDECAR);
    Envoy sidecar =
        envoy(
            cache,
            plane,
            "sidecar",
            new EnvoyBootstrap(
                "sidecar~%s~users.users~users.svc.cluster.local".formatted(Addresses.SIDECAR),
                "users.users",
                "users",
                "{app: users}",
                SIDECAR_ADMIN));
    String address = gatewayAddress(client);
    Envoy gateway =
        envoy(
            cache,
            plane,
            "gateway",
            new EnvoyBootstrap(
                "router~%s~istio-ingressgateway.istio-ingress~istio-ingress.svc.cluster.local"
                    .formatted(address),
                "istio-ingressgateway.istio-ingress",
                "istio-ingress",
                "{app: istio-ingressgateway, istio: ingressgateway}",
                GATEWAY_ADMIN));
    sidecar.awaitReady();
    gateway.awaitReady();
    return new Istio(istiod, sidecar, gateway, new Capture(client), address);
  }

  public Daemon istiod() {
    return istiod;
  }

  public Envoy sidecar() {
    return sidecar;
  }

  public Envoy gateway() {
    return gateway;
  }

  /**
   * Whether the sidecar carries requests for that host to that ClusterIP. Connections that are
   * older stay kube-proxy's; requests that come before the sidecar knows their host may wait in
   * vain.
   */
  public boolean carries(String host, String address) {
    return capture.holds(address) && sidecar.routes(host);
  }

  /** Where requests from outside come in; they choose by their Host header. */
  public InetSocketAddress ingress() {
    return new InetSocketAddress(gatewayAddress, 8880);
  }

  private static Daemon istiod(Cache cache, ControlPlane plane) {
    Path mesh = plane.run().resolve("mesh.yaml");
    try {
      Files.writeString(mesh, MESH);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + mesh, e);
    }
    List<String> command =
        List.of(
            cache.binary("pilot-discovery"),
            "discovery",
            "--kubeconfig=" + plane.kubeconfig(User.ISTIOD),
            "--meshConfig=" + mesh,
            "--httpAddr=:18080",
            "--httpsAddr=",
            "--secureGRPCAddr=",
            "--monitoringAddr=:15014");
    Map<String, String> environment =
        Map.of(
            "POD_NAMESPACE", "istio-system",
            "POD_NAME", "istiod-0",
            "PILOT_ENABLE_ALPN_FILTER", "false",
            "PILOT_ENABLE_METADATA_EXCHANGE", "false");
    Daemon istiod = Daemon.start("istiod", plane.logs(), command, environment);
    Until.holds(
        "istiod to take proxies",
        START,
        () -> {
          istiod.check();
          return listens(15010);
        },
        istiod::lastLines);
    return istiod;
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Envoy envoy(
      Cache cache, ControlPlane plane, String name, EnvoyBootstrap bootstrap) {
    Path file = bootstrap.write(plane.run().resolve(name + ".yaml"));
    return Envoy.start(cache, name, plane.logs(), file, bootstrap.adminPort());
  }

  private static String gatewayAddress(KubernetesClient client) {
    var pods = client.pods().inNamespace("istio-ingress").withLabel("istio", "ingressgateway");
    Until.holds(
        "the gateway's pod to have an address",
        START,
        () -> pods.list().getItems().stream().anyMatch(Istio::hasAddress));
    return pods.list().getItems().stream()
        .filter(Istio::hasAddress)
        .findFirst()
        .orElseThrow()
        .getStatus()
        .getPodIP();
  }

  private static boolean hasAddress(Pod pod) {
    return pod.getStatus() != null && pod.getStatus().getPodIP() != null;
  }

  @Override
  public void close() {
    capture.close();
    gateway.close();
    sidecar.close();
    istiod.close();
  }
}
