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
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * The moments of a release, each told when it comes first: as soon as the API server shows a new
 * phase or weight of the canary, or a new weight of its route. They come on the watch, so that who
 * hears of one may be faster than the controller's next request.
 */
final class Moments implements AutoCloseable {
  private final Consumer<String> hears;
  private final Set<String> moments = new LinkedHashSet<>();
  private final List<SharedIndexInformer<?>> informers;
  private String route = "none";

  private Moments(KubernetesClient client, String namespace, Consumer<String> hears) {
    this.hears = hears;
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

  /** From the present one on. */
  static Moments of(Subject subject, Consumer<String> hears) {
    return new Moments(subject.journey().client(), subject.namespace(), hears);
  }

  /** Only that moment matters. */
  static Moments once(Subject subject, String moment, Runnable then) {
    return of(
        subject,
        now -> {
          if (now.equals(moment)) {
            then.run();
          }
        });
  }

  /** Those that have come, and were heard of. */
  synchronized List<String> seen() {
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
    if (!moment.equals(CanaryPhase.NEW.text()) && moments.add(moment)) {
      hears.accept(moment);
    }
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }

  /** Hears of each version, and not of what was there before. */
  private record Each<T extends HasMetadata>(Consumer<T> each) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
      each.accept(object);
    }

    @Override
    public void onUpdate(T before, T after) {
      each.accept(after);
    }

    @Override
    public void onDelete(T object, boolean unknown) {
      // Nothing happens to what is gone.
    }
  }
}
