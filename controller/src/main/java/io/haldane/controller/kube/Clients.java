package io.haldane.controller.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.haldane.api.routing.RoutedKind;
import io.haldane.controller.config.HaldaneConfig;
import io.haldane.controller.config.Proxies;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Connections to the API servers, as the flags ask for them. */
public final class Clients {
  /** More tries are made by the next reconcile. */
  private static final int RETRIES = 2;

  private static final int TIMEOUT_MILLIS = 15_000;

  private Clients() {}

  /**
   * Connects to the cluster, and to that of the mesh when it is another.
   *
   * @param vertx of the application, so that there is one set of threads for the network
   * @param counter sees every request
   * @param routed kinds of the routers, which say in which cluster they are
   * @throws Unreadable when nothing says where the cluster is, with what to do
   */
  public static Clusters connect(
      HaldaneConfig config,
      Proxies proxies,
      Vertx vertx,
      Interceptor counter,
      Collection<RoutedKind> routed)
      throws Unreadable {
    Outages outages = new Outages(System::nanoTime);
    Map<String, Interceptor> interceptors =
        Map.of("counter", counter, "outages", outages, "outlines", new MetadataReads());
    All all = new All(config, proxies, vertx, interceptors);
    Config here = Logins.of(config.kubeconfig(), config.master());
    KubernetesClient local = client(here, config.kubeconfigQps(), all);
    Optional<String> ofTheMesh = config.kubeconfigServiceMesh();
    KubernetesClient mesh =
        ofTheMesh.isEmpty()
            ? local
            : client(Logins.of(ofTheMesh, Optional.empty()), config.kubeconfigQps(), all);
    KubernetesClient election = client(here, 1, all);
    return new Clusters(local, mesh, election, outages, routed);
  }

  /** What all clients have in common. */
  private record All(
      HaldaneConfig config, Proxies proxies, Vertx vertx, Map<String, Interceptor> interceptors) {}

  private static KubernetesClient client(Config login, int requestsAtOnce, All all) {
    ConfigBuilder settings =
        new ConfigBuilder(login)
            .withMaxConcurrentRequests(all.config().kubeconfigQps())
            .withMaxConcurrentRequestsPerHost(all.config().kubeconfigQps())
            .withRequestRetryBackoffLimit(RETRIES)
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withConnectionTimeout(TIMEOUT_MILLIS);
    // One rule for all calls of this process, so that NO_PROXY means the same everywhere.
    String proxy =
        all.proxies().proxyOf(URI.create(login.getMasterUrl())).map(URI::toString).orElse(null);
    settings.withHttpProxy(proxy).withHttpsProxy(proxy).withNoProxy();
    Config whole = settings.build();
    return new KubernetesClientBuilder()
        .withConfig(whole)
        .withKubernetesSerialization(new RawSerialization())
        .withHttpClientFactory(new Connections(all.vertx(), whole, requestsAtOnce))
        .withTaskExecutor(Executors.newVirtualThreadPerTaskExecutor())
        .withHttpClientBuilderConsumer(
            http -> all.interceptors().forEach(http::addOrReplaceInterceptor))
        .build();
  }
}
