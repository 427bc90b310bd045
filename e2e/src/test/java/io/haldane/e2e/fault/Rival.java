package io.haldane.e2e.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.haldane.api.LiveObjects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody else who writes to the route and to the target, again and again, and leaves an
 * annotation of his own on both.
 */
final class Rival implements AutoCloseable {
  static final String MARK = "rival.example/turn";

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final Subject subject;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger turns = new AtomicInteger();

  private Rival(Subject subject) {
    this.subject = subject;
  }

  /**
   * Every second half of the traffic goes to the canary, or none, and the target gets a pod or
   * loses one.
   */
  static Rival everySecond(Subject subject) {
    Rival rival = new Rival(subject);
    rival.thread.scheduleAtFixedRate(rival::turn, 0, 1, TimeUnit.SECONDS);
    return rival;
  }

  /** Takes the canary's traffic away whenever it has some, at once. */
  static Rival atOnce(Subject subject) {
    Rival rival = new Rival(subject);
    rival.thread.scheduleWithFixedDelay(rival::revert, 0, 5, TimeUnit.MILLISECONDS);
    return rival;
  }

  /** How often he wrote to the route. */
  int turns() {
    return turns.get();
  }

  private void turn() {
    int number = turns.incrementAndGet();
    route(number % 2 == 0 ? 50 : 0, number);
    subject
        .journey()
        .client()
        .apps()
        .deployments()
        .inNamespace(subject.namespace())
        .withName(Subject.NAME)
        .patch(
            MERGE,
            "{\"metadata\":{\"annotations\":{\"%s\":\"%d\"}},\"spec\":{\"replicas\":%d}}"
                .formatted(MARK, number, 1 + number % 2));
  }

  private void revert() {
    if (weight(spec()) > 0) {
      route(0, turns.incrementAndGet());
    }
  }

  private void route(int canary, int number) {
    ObjectNode spec = spec();
    spec.at("/http/0/route")
        .forEach(to -> ((ObjectNode) to).put("weight", isCanary(to) ? canary : 100 - canary));
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").putObject("annotations").put(MARK, Integer.toString(number));
    patch.putObject("spec").set("http", spec.path("http"));
    resource().patch(MERGE, patch.toString());
  }

  private ObjectNode spec() {
    return (ObjectNode) LiveObjects.toJson(resource().get()).path("spec");
  }

  private static int weight(JsonNode spec) {
    int weight = 0;
    for (JsonNode to : spec.at("/http/0/route")) {
      weight += isCanary(to) ? to.path("weight").asInt() : 0;
    }
    return weight;
  }

  private static boolean isCanary(JsonNode destination) {
    return destination.at("/destination/host").asText().contains("-canary");
  }

  private Resource<GenericKubernetesResource> resource() {
    return subject
        .journey()
        .client()
        .genericKubernetesResources("networking.istio.io/v1beta1", "VirtualService")
        .inNamespace(subject.namespace())
        .withName(Subject.NAME);
  }

  /** He gives up. */
  @Override
  public void close() {
    thread.close();
  }
}
