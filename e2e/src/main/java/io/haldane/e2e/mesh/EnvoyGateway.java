package io.haldane.e2e.mesh;

import io.haldane.e2e.cluster.Addresses;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.e2e.cluster.User;
import io.haldane.e2e.process.Command;
import io.haldane.e2e.process.Daemon;
import io.haldane.e2e.process.Until;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Envoy Gateway with an Envoy of its own, for a Gateway in its namespace. */
public final class EnvoyGateway implements AutoCloseable {
  /** Namespace of its Gateway, which is called {@code gateway}. */
  public static final String NAMESPACE = EnvoyGatewayFiles.NAMESPACE;

  /** Where its health is, as its recipe says. */
  private static final int HEALTH = 8008;

  /** Its proxies listen on all addresses, and on a port below 1024 with 10000 added. */
  private static final int PORT = 10080;

  private final Daemon controller;
  private final Envoy proxy;

  private EnvoyGateway(Daemon controller, Envoy proxy) {
    this.controller = controller;
    this.proxy = proxy;
  }

  /** It is built only on demand. */
  public static boolean isBuilt(Cache cache) {
    return cache.has(EnvoyGatewayFiles.BINARY);
  }

  /** The CRDs of the Gateway API must be there. */
  public static EnvoyGateway start(Cache cache, ControlPlane plane) {
    Manifests.apply(plane.client(), cache.crds("envoy-gateway"));
    Manifests.applyResource(plane.client(), "envoy-gateway-namespace.yaml");
    Command.run(
        "env",
        "KUBECONFIG=" + plane.kubeconfig(User.ENVOY_GATEWAY),
        "ENVOY_GATEWAY_NAMESPACE=" + NAMESPACE,
        cache.binary(EnvoyGatewayFiles.BINARY),
        "certgen",
        "--disable-topology-injector");
    Manifests.applyResource(plane.client(), "envoy-gateway.yaml");
    EnvoyGatewayFiles files = EnvoyGatewayFiles.write(cache, plane);
    Daemon controller =
        Daemon.start(
            "envoy-gateway", plane.logs(), files.command(), EnvoyGatewayFiles.environment());
    awaitOpen(controller, "127.0.0.1", HEALTH);
    Envoy proxy =
        Envoy.start(
            cache, "envoy-gateway-envoy", plane.logs(), files.bootstrap(), EnvoyGatewayFiles.ADMIN);
    awaitOpen(proxy.daemon(), Addresses.NODE, PORT);
    return new EnvoyGateway(controller, proxy);
  }

  private static void awaitOpen(Daemon daemon, String address, int port) {
    Until.holds(
        daemon.name() + " to listen on " + port,
        Duration.ofSeconds(90),
        () -> {
          daemon.check();
          return isOpen(address, port);
        },
        daemon::lastLines);
  }

  private static boolean isOpen(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Where requests come in; they choose by their Host header. */
  public InetSocketAddress ingress() {
    return new InetSocketAddress(Addresses.NODE, PORT);
  }

  @Override
  public void close() {
    proxy.close();
    controller.close();
  }
}
