package io.haldane.e2e.mesh;

import io.haldane.e2e.cluster.Addresses;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.cluster.ControlPlane;
import io.haldane.e2e.cluster.Manifests;
import io.haldane.e2e.cluster.User;
import io.haldane.e2e.process.Command;
import io.haldane.e2e.process.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Contour with an Envoy of its own, as an ingress for HTTPProxies. */
public final class Contour implements AutoCloseable {
  private static final int PORT = 80;
  private static final String XDS_PORT = "8001";
  private static final int STATS_PORT = 8002;

  private final Daemon contour;
  private final Daemon envoy;

  private Contour(Daemon contour, Daemon envoy) {
    this.contour = contour;
    this.envoy = envoy;
  }

  public static Contour start(Cache cache, ControlPlane plane) {
    Manifests.apply(plane.client(), cache.crds("contour"));
    Manifests.applyResource(plane.client(), "contour.yaml");
    Addresses.add(Addresses.CONTOUR);
    Daemon contour = Daemon.start("contour", plane.logs(), serve(cache, plane));
    Path bootstrap = plane.run().resolve("contour-envoy.json");
    Path admin = socket();
    Command.run(
        cache.binary("contour"),
        "bootstrap",
        bootstrap.toString(),
        "--xds-address=127.0.0.1",
        "--xds-port=" + XDS_PORT,
        "--admin-address=" + admin);
    Daemon envoy =
        Daemon.start(
            "contour-envoy",
            plane.logs(),
            List.of(
                cache.binary("envoy"),
                "-c",
                bootstrap.toString(),
                "--service-cluster",
                "projectcontour",
                "--service-node",
                "envoy-0",
                "--concurrency",
                "1",
                "--disable-hot-restart",
                "-l",
                "warning"),
            Map.of());
    return new Contour(contour, envoy);
  }

  /** Of a short path: sockets allow no more than about a hundred letters. */
  private static Path socket() {
    try {
      Path folder = Files.createTempDirectory("haldane-contour");
      folder.toFile().deleteOnExit();
      return folder.resolve("admin");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }

  private static List<String> serve(Cache cache, ControlPlane plane) {
    return List.of(
        cache.binary("contour"),
        "serve",
        "--kubeconfig=" + plane.kubeconfig(User.CONTOUR),
        "--insecure",
        "--disable-leader-election",
        "--xds-address=127.0.0.1",
        "--xds-port=" + XDS_PORT,
        "--envoy-service-http-address=" + Addresses.CONTOUR,
        "--envoy-service-http-port=" + PORT,
        "--envoy-service-https-address=" + Addresses.CONTOUR,
        "--health-address=127.0.0.1",
        "--health-port=8003",
        "--http-address=127.0.0.1",
        "--http-port=8004",
        "--stats-address=127.0.0.1",
        "--stats-port=" + STATS_PORT);
  }

  /** Where requests come in; they choose by their Host header. */
  public InetSocketAddress ingress() {
    return new InetSocketAddress(Addresses.CONTOUR, PORT);
  }

  @Override
  public void close() {
    envoy.close();
    contour.close();
  }
}
