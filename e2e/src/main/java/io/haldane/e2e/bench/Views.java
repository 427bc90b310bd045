package io.haldane.e2e.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.haldane.e2e.process.Until;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the run watches: phases of canaries, and weights of their routes. */
record Views(Observed<String> phases, Observed<Integer> weights) implements AutoCloseable {

  static Views open(KubernetesClient client) {
    awaitServed(client, Kinds.CANARY);
    awaitServed(client, Kinds.VIRTUAL_SERVICE);
    return new Views(
        new Observed<>(client, Kinds.CANARY, Views::phase),
        new Observed<>(client, Kinds.VIRTUAL_SERVICE, Views::weight));
  }

  /** A kind is refused for a moment after it was established. */
  private static void awaitServed(KubernetesClient client, ResourceDefinitionContext kind) {
    Until.holds(
        kind.getPlural() + " to be served",
        Duration.ofSeconds(30),
        () -> {
          try {
            return client.genericKubernetesResources(kind).inAnyNamespace().list() != null;
          } catch (KubernetesClientException notYet) {
            return false;
          }
        });
  }

  private static Optional<String> phase(GenericKubernetesResource canary) {
    String phase = canary.get("status", "phase");
    return Optional.ofNullable(phase);
  }

  /** Whether a Deployment has pods that are ready. */
  static Optional<Boolean> available(GenericKubernetesResource deployment) {
    Integer pods = deployment.get("status", "availableReplicas");
    return Optional.of(pods != null && pods > 0);
  }

  /** The canary's share by the first rule of its route. */
  static Optional<Integer> weight(GenericKubernetesResource route) {
    List<Map<String, Object>> ends = route.get("spec", "http", 0, "route");
    String canary = Member.of(route).canaryHost();
    return Optional.ofNullable(ends).stream()
        .flatMap(List::stream)
        .filter(
            end -> end.get("destination") instanceof Map<?, ?> to && canary.equals(to.get("host")))
        .map(end -> end.get("weight") instanceof Number weight ? weight.intValue() : 0)
        .findFirst();
  }

  @Override
  public void close() {
    phases.close();
    weights.close();
  }
}
