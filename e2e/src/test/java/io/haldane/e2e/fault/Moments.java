package io.haldane.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Kills the controller at each thing that it does first: as soon as the API server shows a new
 * phase or weight of the canary, or a new weight of its route.
 */
final class Killer implements AutoCloseable {
  private final Kubelet kubelet;
  private final Set<String> spared;
  private final Set<String> moments = new LinkedHashSet<>();
  private final List<SharedIndexInformer<?>> informers;
  private String route = "none";

  private Killer(KubernetesClient client, String namespace, Kubelet kubelet, Set<String> spared) {
    this.kubelet = kubelet;
    this.spared = Set.copyOf(spared);
    this.informers =
        List.of(
            client
                .resources(Canary.class)
                .inNamespace(namespace)
                .inform(new Each<Canary>(canary -> at(phase(canary.statusOrEmpty())))),
            client
                .genericKubernetesResources("networking.istio.io/v1beta1", "VirtualService")
                .inNamespace(namespace)
                .inform(new Each<GenericKubernetesResource>(this::routed)));
  }

  /**
   * @param spared moments at which nobody is killed
   */
  static Killer awaits(Subject subject, Kubelet kubelet, String... spared) {
    return new Killer(subject.journey().client(), subject.namespace(), kubelet, Set.of(spared));
  }

  /** At which it killed, in their order. */
  synchronized List<String> moments() {
    return List.copyOf(moments);
  }

  private static String phase(CanaryStatus status) {
    boolean weighted = status.phase() == CanaryPhase.PROGRESSING;
    return status.phase().text() + (weighted ? " " + status.weight() : "");
  }

  private synchronized void routed(GenericKubernetesResource object) {
    String before = route;
    route = weight(LiveObjects.toJson(object).at("/spec/http/0/route"));
    if (!route.equals(before)) {
      at("route from " + before + " to " + route);
    }
  }

  private static String weight(JsonNode split) {
    return StreamSupport.stream(split.spliterator(), false)
        .filter(to -> to.at("/destination/host").asText().contains("-canary"))
        .findFirst()
        .map(to -> to.path("weight").asText())
        .orElse("0");
  }

  private synchronized void at(String moment) {
    boolean begun = !moment.equals(CanaryPhase.NEW.text());
    if (begun && !spared.contains(moment) && moments.add(moment)) {
      kubelet.kill();
    }
  }

  /** Nobody is killed any more. */
  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }

  /** Hears of each version, and not of what was there before. */
  private record Each<T extends HasMetadata>(java.util.function.Consumer<T> hears)
      implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      hears.accept(object);
    }

    @Override
    public void onUpdate(T before, T after) {
      hears.accept(after);
    }

    @Override
    public void onDelete(T object, boolean unknown) {
      // Nothing happens to what is gone.
    }
  }
}
