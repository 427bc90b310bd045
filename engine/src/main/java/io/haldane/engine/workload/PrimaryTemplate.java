package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/**
 * The pod template of the primary: the target's, with its own label, its own configs, and spread
 * rules that mean its own pods.
 */
public final class PrimaryTemplate {
  /** Annotation that says which run the primary was given last. */
  public static final String ROLLOUT_ID = "flagger-id";

  private PrimaryTemplate() {}

  /**
   * @param spread whether rules between pods may be about the target's own
   * @param rolloutId a new one makes the primary roll even if nothing else changed
   */
  static ObjectNode of(
      JsonNode template,
      Selector selector,
      String namespace,
      TrackedConfigs configs,
      boolean spread,
      String rolloutId) {
    ObjectNode copy = Bodies.copy(template);
    ObjectNode metadata = object(copy, "metadata");
    metadata.remove("creationTimestamp");
    object(metadata, "labels").put(selector.label(), selector.primaryValue());
    ObjectNode annotations = Prefixes.all(metadata.path("annotations"));
    annotations.put(ROLLOUT_ID, rolloutId);
    metadata.set("annotations", annotations);
    ObjectNode podSpec = object(copy, "spec");
    configs.rename(podSpec, namespace);
    if (spread) {
      spread(podSpec, selector);
    }
    return copy;
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.path(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  /** Rules about the target's own pods become rules about the primary's own. */
  private static void spread(ObjectNode podSpec, Selector selector) {
    podSpec
        .path("topologySpreadConstraints")
        .forEach(constraint -> aboutPrimary(constraint.path("labelSelector"), selector));
    for (String kind : List.of("podAntiAffinity", "podAffinity")) {
      JsonNode rules = podSpec.path("affinity").path(kind);
      rules
          .path("requiredDuringSchedulingIgnoredDuringExecution")
          .forEach(term -> aboutPrimary(term.path("labelSelector"), selector));
      rules
          .path("preferredDuringSchedulingIgnoredDuringExecution")
          .forEach(
              term -> aboutPrimary(term.path("podAffinityTerm").path("labelSelector"), selector));
    }
  }

  /**
   * Has a label selector mean the primary's pods where it meant the target's. Only that one label
   * of theirs differs, so others are left as they are.
   */
  static void aboutPrimary(JsonNode labelSelector, Selector selector) {
    if (labelSelector.path("matchLabels") instanceof ObjectNode labels
        && labels.path(selector.label()).asText().equals(selector.value())) {
      labels.put(selector.label(), selector.primaryValue());
    }
    for (JsonNode expression : labelSelector.path("matchExpressions")) {
      if (expression.path("key").asText().equals(selector.label())
          && expression.path("values") instanceof ArrayNode values) {
        for (int i = 0; i < values.size(); i++) {
          if (values.get(i).asText().equals(selector.value())) {
            values.set(i, TextNode.valueOf(selector.primaryValue()));
          }
        }
      }
    }
  }
}
