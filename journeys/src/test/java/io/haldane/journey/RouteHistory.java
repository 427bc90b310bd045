package io.haldane.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.api.LiveObjects;
import io.haldane.sandbox.api.KindSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The canary's weight in every routing object, version by version. Thread-safe. */
final class RouteHistory implements AutoCloseable {
  private final Map<String, List<Integer>> versions = new HashMap<>();
  private final Map<String, List<Change>> changes = new HashMap<>();
  private final SharedIndexInformer<GenericKubernetesResource> informer;

  private RouteHistory(KubernetesClient client, ResourceDefinitionContext kind) {
    informer = client.genericKubernetesResources(kind).inAnyNamespace().runnableInformer(0);
    informer.addEventHandler(new Versions());
    informer.run();
  }

  static RouteHistory follow(KubernetesClient client, KindSet mesh) {
    boolean istio = mesh == KindSet.ISTIO;
    ResourceDefinitionContext kind =
        new ResourceDefinitionContext.Builder()
            .withGroup(istio ? "networking.istio.io" : "split.smi-spec.io")
            .withVersion(istio ? "v1beta1" : "v1alpha2")
            .withKind(istio ? "VirtualService" : "TrafficSplit")
            .withPlural(istio ? "virtualservices" : "trafficsplits")
            .withNamespaced(true)
            .build();
    return new RouteHistory(client, kind);
  }

  /** The weight in each version of the object, the first one included, in percent. */
  synchronized List<Integer> versions(String namespace, String route) {
    return List.copyOf(versions.getOrDefault(namespace + "/" + route, List.of()));
  }

  /** As {@link #versions}, without those that changed nothing about the weight. */
  List<Integer> weights(String namespace, String route) {
    List<Integer> changes = new ArrayList<>();
    for (int weight : versions(namespace, route)) {
      if (changes.isEmpty() || changes.getLast() != weight) {
        changes.add(weight);
      }
    }
    return changes;
  }

  @Override
  public void close() {
    informer.stop();
  }

  /** Both kinds list destinations with a weight; the canary's is known by its name. */
  private static int canaryWeight(GenericKubernetesResource route) {
    JsonNode spec = LiveObjects.toJson(route).path("spec");
    JsonNode split = spec.has("backends") ? spec.path("backends") : spec.at("/http/0/route");
    return StreamSupport.stream(split.spliterator(), false)
        .filter(to ->
            (to.path("service").asText() + to.at("/destination/host").asText()).endsWith("-canary"))
        .mapToInt(to -> to.path("weight").asInt())
        .sum();
  }

  /** How long each weight above zero was held until the next one, over all runs. */
  synchronized List<Duration> steps(String namespace, String route) {
    List<Change> all = changes.getOrDefault(namespace + "/" + route, List.of());
    List<Duration> steps = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i - 1).weight() > 0) {
        steps.add(Duration.ofNanos(all.get(i).nanos() - all.get(i - 1).nanos()));
      }
    }
    return steps;
  }

  private synchronized void add(GenericKubernetesResource route) {
    String key = route.getMetadata().getNamespace() + "/" + route.getMetadata().getName();
    int weight = canaryWeight(route);
    versions.computeIfAbsent(key, _ -> new ArrayList<>()).add(weight);
    List<Change> known = changes.computeIfAbsent(key, _ -> new ArrayList<>());
    if (known.isEmpty() || known.getLast().weight() != weight) {
      known.add(new Change(System.nanoTime(), weight));
    }
  }

  /**
   * A weight that differs from the one before it, and when it was seen, by a clock that nobody
   * sets.
   */
  private record Change(long nanos, int weight) {}

  private final class Versions implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onAdd(GenericKubernetesResource route) {
      add(route);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
      add(after);
    }

    @Override
    public void onDelete(GenericKubernetesResource route, boolean stateUnknown) {
      // The history of a route that is gone stays what it was.
    }
  }
}
