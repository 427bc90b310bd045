package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.haldane.engine.Settings;
import java.util.List;

/**
 * The pod template of the primary: the target's, with its own label, its own configs, and spread
 * rules that mean its own pods.
 */
final class PrimaryTemplate {
  static final String ROLLOUT_ID = "flagger-id";

  private PrimaryTemplate() {}

  /**
   * @param spread whether the primary's pods are kept apart from each other by rules that name the
   *     target
   * @param rolloutId a new one makes the primary roll even if nothing else changed
   */
  static ObjectNode of(
      JsonNode template,
      Selector selector,
      String target,
      String namespace,
      TrackedConfigs configs,
      Settings settings,
      boolean spread,
      String rolloutId) {
    ObjectNode copy = (ObjectNode) template.deepCopy();
    ObjectNode metadata = object(copy, "metadata");
    metadata.remove("creationTimestamp");
    object(metadata, "labels").put(selector.label(), selector.primaryValue());
    ObjectNode annotations = Prefixes.all(metadata.path("annotations"));
    annotations.put(ROLLOUT_ID, rolloutId);
    metadata.set("annotations", annotations);
    ObjectNode podSpec = object(copy, "spec");
    configs.rename(podSpec, namespace);
    if (spread) {
      rewriteSpread(podSpec, settings.selectorLabels(), target);
    }
    return copy;
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.path(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  private static void rewriteSpread(ObjectNode podSpec, List<String> labels, String target) {
    podSpec
        .path("topologySpreadConstraints")
        .forEach(constraint -> rewrite(constraint.path("labelSelector"), labels, target));
    JsonNode antiAffinity = podSpec.path("affinity").path("podAntiAffinity");
    antiAffinity
        .path("requiredDuringSchedulingIgnoredDuringExecution")
        .forEach(term -> rewrite(term.path("labelSelector"), labels, target));
    antiAffinity
        .path("preferredDuringSchedulingIgnoredDuringExecution")
        .forEach(
            term -> rewrite(term.path("podAffinityTerm").path("labelSelector"), labels, target));
  }

  private static void rewrite(JsonNode labelSelector, List<String> labels, String target) {
    if (labelSelector.path("matchLabels") instanceof ObjectNode matchLabels) {
      for (String label : labels) {
        if (matchLabels.path(label).asText().equals(target)) {
          matchLabels.put(label, target + "-primary");
        }
      }
    }
    for (JsonNode expression : labelSelector.path("matchExpressions")) {
      if (labels.contains(expression.path("key").asText())
          && expression.path("values") instanceof ArrayNode values) {
        for (int i = 0; i < values.size(); i++) {
          if (values.get(i).asText().equals(target)) {
            values.set(i, TextNode.valueOf(target + "-primary"));
          }
        }
      }
    }
  }
}
