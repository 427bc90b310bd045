package io.haldane.sandbox.mesh;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service mesh in one proxy: hosts are resolved as inside a cluster, split as VirtualServices and
 * TrafficSplits say, and taken to the pods that are ready. Listens on free loopback ports.
 * Thread-safe.
 */
public final class Mesh implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Telemetry telemetry = new Telemetry();
  private final ClusterView cluster;
  private final Upstream upstream;
  private final PlainHosts plainHosts;
  private final HttpServer proxy;
  private final HttpServer admin;

  private Mesh(KubernetesClient client, Settings settings) {
    // Java's HTTP server waits for more to send unless told early not to.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Clients give up idle connections after half a minute. A server that does so at the same time
    // may close one that a request is just being written to.
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    Random random = new Random(settings.seed());
    cluster = new ClusterView(client, settings.lag());
    upstream = new Upstream(settings.timeout());
    plainHosts = new PlainHosts(settings.defaultNamespace());
    proxy =
        serve(
            "/",
            new ProxyHandler(
                settings,
                plainHosts,
                new Router(cluster, random),
                new Pods(cluster, upstream, telemetry, random, settings.durations()),
                threads));
    admin = serve("/metrics", new MetricsPage(telemetry.registry(), ExpositionFormats.init()));
  }

  /**
   * Starts a mesh over that cluster; returns when it has seen what is there.
   *
   * @param client stays the caller's to close, after the mesh
   */
  public static Mesh start(KubernetesClient client, Settings settings) {
    return new Mesh(client, settings);
  }

  /** The proxy for clients: {@code GET http://podinfo.test:9898/} or a Host header. */
  public InetSocketAddress proxyAddress() {
    return proxy.getAddress();
  }

  /** What to scrape. */
  public URI metricsUri() {
    return URI.create("http://127.0.0.1:" + admin.getAddress().getPort() + "/metrics");
  }

  /**
   * Lets a handler answer for a host, before anything in the cluster does.
   *
   * @param host such as {@code load-tester.shop}, or {@code prometheus.*} for any namespace
   */
  public void register(String host, HttpHandler handler) {
    plainHosts.put(host, handler);
  }

  /** Lets another server answer for a host; paths and queries are appended to its URI. */
  public void register(String host, URI server) {
    register(host, new PlainForward(upstream, server.toString().replaceFirst("/$", "")));
  }

  /** Requests that pods of a workload have answered, copies among them. */
  public long answered(String namespace, String workload) {
    return telemetry.answered(namespace, workload);
  }

  private HttpServer serve(String path, HttpHandler handler) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
      server.createContext(path, handler);
      server.setExecutor(threads);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no free loopback port", e);
    }
  }

  @Override
  public void close() {
    proxy.stop(0);
    admin.stop(0);
    threads.shutdownNow();
    upstream.close();
    cluster.close();
  }
}
