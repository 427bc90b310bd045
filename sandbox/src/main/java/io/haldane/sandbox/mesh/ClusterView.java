package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.haldane.sandbox.mesh.Host.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Services, pods and routes, as informers see them: a moment behind the cluster, never asking. */
final class ClusterView implements AutoCloseable {
  private final Distribution distribution;
  private final Map<ServiceName, Map<String, String>> selectors = new ConcurrentHashMap<>();
  private final SharedIndexInformer<Pod> pods;
  private final List<RouteTable> routes = new ArrayList<>();
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();

  /**
   * Returns when everything that the cluster serves has been seen once.
   *
   * @param lag of Services and routes behind the news of pods
   */
  ClusterView(KubernetesClient client, Duration lag) {
    distribution = new Distribution(lag);
    SharedIndexInformer<Service> services =
        client.services().inAnyNamespace().inform(new ServiceFeed(distribution, selectors));
    pods = client.pods().inAnyNamespace().inform();
    informers.add(services);
    informers.add(pods);
    CompletableFuture.allOf(
            RouteKind.ALL.stream()
                .map(kind -> follow(client, kind))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /**
   * A cluster need not have every kind, and may get it later: the informer goes on asking.
   *
   * @return done at the first answer, whatever it says
   */
  private CompletableFuture<?> follow(KubernetesClient client, RouteKind kind) {
    RouteTable table = new RouteTable();
    routes.add(table);
    CompletableFuture<Boolean> absent = new CompletableFuture<>();
    SharedIndexInformer<GenericKubernetesResource> informer =
        client
            .genericKubernetesResources(kind.context())
            .inAnyNamespace()
            .runnableInformer(0)
            .addEventHandler(new RouteFeed(kind, table, distribution))
            .exceptionHandler((_, _) -> {
              absent.complete(true);
              return true;
            });
    informers.add(informer);
    return CompletableFuture.anyOf(informer.start().toCompletableFuture(), absent);
  }

  boolean has(ServiceName service) {
    return selectors.containsKey(service);
  }

  /** The ready pods behind a Service; none when it does not exist or selects nothing. */
  List<Endpoint> ready(ServiceName name) {
    Map<String, String> selector = selectors.getOrDefault(name, Map.of());
    if (selector.isEmpty()) {
      return List.of();
    }
    return pods.getIndexer().byIndex(Cache.NAMESPACE_INDEX, name.namespace()).stream()
        .filter(pod -> selects(selector, pod))
        .flatMap(pod -> Endpoint.of(pod).stream())
        .toList();
  }

  /** What routing objects say about a host by its name. */
  Optional<Route> route(Host host) {
    return routes.stream().flatMap(table -> table.exact(host).stream()).findFirst();
  }

  /** What routing objects say about all hosts like this one. */
  Optional<Route> wildcardRoute(Host host) {
    return routes.stream().flatMap(table -> table.wildcard(host).stream()).findFirst();
  }

  private static boolean selects(Map<String, String> selector, Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels != null && labels.entrySet().containsAll(selector.entrySet());
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
    distribution.close();
  }
}
