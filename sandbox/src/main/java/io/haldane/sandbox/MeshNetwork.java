package io.haldane.sandbox;

import com.sun.net.httpserver.HttpHandler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.sandbox.load.Load;
import io.haldane.sandbox.load.Plan;
import io.haldane.sandbox.mesh.Mesh;
import io.haldane.sandbox.mesh.Settings;
import io.haldane.sandbox.metrics.Metrics;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The sandbox's own mesh, with a metrics server that scrapes it. */
public final class MeshNetwork implements Network {
  /** A rate needs two samples, and the shortest step of a canary here is a second. */
  private static final Duration SCRAPE_INTERVAL = Duration.ofMillis(500);

  private final Mesh mesh;
  private final Metrics metrics;

  private MeshNetwork(Mesh mesh, Metrics metrics) {
    this.mesh = mesh;
    this.metrics = metrics;
  }

  /** With a real Prometheus when one is on PATH, else with the embedded evaluator. */
  public static MeshNetwork start(KubernetesClient client) {
    return start(client, Settings.defaults());
  }

  /** The same with a mesh that behaves otherwise. */
  public static MeshNetwork start(KubernetesClient client, Settings settings) {
    Mesh mesh = Mesh.start(client, settings);
    try {
      Metrics metrics = Metrics.start(List.of(mesh.metricsUri()), SCRAPE_INTERVAL);
      // Manifests name the metrics server by its address in the cluster.
      mesh.register("prometheus.*", metrics.address());
      return new MeshNetwork(mesh, metrics);
    } catch (RuntimeException e) {
      mesh.close();
      throw e;
    }
  }

  /** The mesh itself, for hosts to be registered and routes to be looked at. */
  public Mesh mesh() {
    return mesh;
  }

  /** {@code embedded}, or the name and version of the real server. */
  public String metricsKind() {
    return metrics.kind();
  }

  @Override
  public InetSocketAddress proxy() {
    return mesh.proxyAddress();
  }

  @Override
  public URI metricsServer() {
    return metrics.address();
  }

  /** Requests without headers of their own. */
  public Load load(URI url, double perSecond) {
    return load(url, perSecond, Map.of());
  }

  @Override
  public Load load(URI url, double perSecond, Map<String, String> headers) {
    return Load.start(plan(url, perSecond).withHeaders(headers));
  }

  /** The plan of {@link #load}, to be refined. */
  public Plan plan(URI url, double perSecond) {
    return Plan.of(url, mesh.proxyAddress(), perSecond);
  }

  @Override
  public void register(String host, HttpHandler handler) {
    mesh.register(host, handler);
  }

  @Override
  public long answered(String namespace, String workload) {
    return mesh.answered(namespace, workload);
  }

  @Override
  public void close() {
    metrics.close();
    mesh.close();
  }
}
