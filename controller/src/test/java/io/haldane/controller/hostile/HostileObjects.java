package io.haldane.controller.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.v1beta1.CanaryPhase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** A small cluster, one object of which is hostile; the same for the same seed. */
public final class HostileObjects {
  private static final List<String> PROVIDERS =
      List.of(
          "istio",
          "kubernetes",
          "gatewayapi:v1",
          "gatewayapi:v1beta1",
          "contour",
          "smi:v1alpha2",
          "knative",
          "",
          "nobody");
  private static final List<String> PHASES =
      Arrays.stream(CanaryPhase.values()).map(CanaryPhase::text).toList();
  private static final List<ObjectNode> WORLD = world();
  private static final SchemaWalk CANARIES = SchemaWalk.of("canaries");
  private static final SchemaWalk TEMPLATES = SchemaWalk.of("metrictemplates");
  private static final SchemaWalk ALERTS = SchemaWalk.of("alertproviders");

  private final Random random;
  private final HostileValues values;

  private HostileObjects(long seed) {
    random = new Random(seed);
    values = new HostileValues(random);
  }

  /**
   * All objects of the cluster as JSON; the last one is a canary, mostly the hostile one. Those
   * that are not hostile are the same instances each time and must not be changed.
   */
  public static List<ObjectNode> of(long seed) {
    return new HostileObjects(seed).make();
  }

  /** Whether it is one of those that are not hostile. */
  static boolean isShared(ObjectNode object) {
    return WORLD.stream().anyMatch(known -> known == object);
  }

  /** The cluster with a canary that has just found a new revision, nothing of it hostile. */
  static List<ObjectNode> harmless() {
    List<ObjectNode> world = new ArrayList<>(WORLD);
    ObjectNode canary = world.removeLast().deepCopy();
    canary.withObject("/status").put("phase", "Succeeded");
    world.add(canary);
    return world;
  }

  /** Has all canaries from now on be in the middle of the run of that revision. */
  static void remember(String revision, Map<String, String> configs) {
    ObjectNode status = WORLD.getLast().withObject("/status");
    status.put("lastAppliedSpec", revision).remove("trackedConfigs");
    configs.forEach(status.withObject("/trackedConfigs")::put);
  }

  private List<ObjectNode> make() {
    List<ObjectNode> world = new ArrayList<>(WORLD);
    int last = world.size() - 1;
    ObjectNode canary = world.get(last).deepCopy();
    vary(canary);
    world.set(last, canary);
    int which = random.nextInt(3) == 0 ? random.nextInt(last) : last;
    ObjectNode victim = which == last ? canary : world.get(which).deepCopy();
    world.set(which, victim);
    byItsSchema(victim);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      mutate(victim);
    }
    return world;
  }

  /** Another provider, phase or kind of target, or on its way out. */
  private void vary(ObjectNode canary) {
    if (random.nextBoolean()) {
      canary.withObject("/spec").put("provider", pick(PROVIDERS));
    }
    if (random.nextBoolean()) {
      canary
          .withObject("/status")
          .put("phase", pick(PHASES))
          .put("canaryWeight", random.nextInt(101));
    }
    if (random.nextInt(5) == 0) {
      canary
          .withObject("/spec/targetRef")
          .put("kind", pick(List.of("DaemonSet", "Service", "StatefulSet")));
    }
    if (random.nextInt(6) == 0) {
      canary.withObject("/metadata").put("deletionTimestamp", "2026-01-01T00:00:05Z");
    }
    if (random.nextInt(10) == 0) {
      canary
          .withObject("/metadata/annotations")
          .put("haldane.io/" + pick(List.of("abort", "promote", "pause", "resume", "retry")), "1");
    }
  }

  private void byItsSchema(ObjectNode victim) {
    if (random.nextBoolean()) {
      return;
    }
    switch (victim.path("kind").asText()) {
      case "Canary" -> {
        JsonNode target = victim.at("/spec/targetRef");
        victim.set("spec", CANARIES.spec(random));
        victim.withObject("/spec").set("targetRef", target);
        if (random.nextInt(4) == 0) {
          victim.set("status", CANARIES.status(random));
        }
      }
      case "MetricTemplate" -> victim.set("spec", TEMPLATES.spec(random));
      case "AlertProvider" -> victim.set("spec", ALERTS.spec(random));
      default -> {}
    }
  }

  /** Replaces, removes or adds a field somewhere. What the API server sees to stays as it is. */
  private void mutate(ObjectNode victim) {
    List<String> parts = new ArrayList<>(List.of("spec", "spec", "spec", "status", "data"));
    String part = pick(parts);
    if (!(victim.path(part) instanceof ContainerNode<?> root) || random.nextInt(200) == 0) {
      victim.set(part, values.any());
      return;
    }
    ContainerNode<?> at = root;
    while (random.nextInt(4) > 0) {
      List<ContainerNode<?>> below = new ArrayList<>();
      at.forEach(child -> {
        if (child instanceof ContainerNode<?> container) {
          below.add(container);
        }
      });
      if (below.isEmpty()) {
        break;
      }
      at = pick(below);
    }
    change(at);
  }

  private void change(ContainerNode<?> at) {
    switch (at) {
      case ObjectNode object -> {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || random.nextInt(20) == 0 ? values.text() : pick(names);
        if (random.nextInt(6) == 0) {
          object.remove(name);
        } else {
          object.set(name, values.any());
        }
      }
      case ArrayNode array -> {
        if (array.isEmpty() || random.nextBoolean()) {
          array.add(values.any());
        } else {
          array.set(random.nextInt(array.size()), values.any());
        }
      }
      default -> throw new IllegalStateException("no container: " + at.getNodeType());
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static List<ObjectNode> world() {
    KubernetesSerialization yaml = new KubernetesSerialization();
    try (InputStream file = HostileObjects.class.getResourceAsStream("/hostile/world.yaml")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("---\n", -1))
          .map(part -> (ObjectNode) yaml.unmarshal(part, ObjectNode.class))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
