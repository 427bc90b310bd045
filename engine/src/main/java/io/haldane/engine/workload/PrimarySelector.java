package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** By what a primary selects its pods: all that its target selects by, one label suffixed. */
final class PrimarySelector {
  private PrimarySelector() {}

  /** The selector of a primary that is to be made. */
  static ObjectNode of(Selector selector, JsonNode target) {
    ObjectNode made = Bodies.array().addObject();
    ObjectNode labels = made.putObject("matchLabels");
    selector.primaryLabels().forEach(labels::put);
    ArrayNode expressions = Bodies.array();
    for (JsonNode expression : target.at("/spec/selector/matchExpressions")) {
      // That label is known already, and the primary's value is another.
      if (!expression.path("key").asText().equals(selector.label())) {
        expressions.add(expression.deepCopy());
      }
    }
    if (!expressions.isEmpty()) {
      made.set("matchExpressions", expressions);
    }
    return made;
  }

  /** The pods of a primary that is there; what its target says by now does not matter to them. */
  static Pods pods(JsonNode primary, Selector selector) {
    JsonNode template = PodWorkload.template(primary);
    Map<String, String> carried = Labels.of(template.at("/metadata/labels"));
    Map<String, String> labels = Labels.of(primary.at("/spec/selector/matchLabels"));
    if (labels.isEmpty()) {
      labels.put(selector.label(), carried.getOrDefault(selector.label(), selector.primaryValue()));
    }
    Map<String, String> more = new TreeMap<>();
    for (String label : selector.labels().keySet()) {
      if (carried.containsKey(label) && !labels.containsKey(label)) {
        more.put(label, carried.getOrDefault(label, ""));
      }
    }
    return new Pods(labels, more, isCurrent(primary), template.path("spec"));
  }

  private static boolean isCurrent(JsonNode primary) {
    JsonNode status = primary.path("status");
    boolean seen =
        status.path("observedGeneration").asLong(0)
            >= primary.path("metadata").path("generation").asLong(0);
    boolean daemons = status.has("desiredNumberScheduled");
    int pods = status.path(daemons ? "currentNumberScheduled" : "replicas").asInt(0);
    int updated = status.path(daemons ? "updatedNumberScheduled" : "updatedReplicas").asInt(0);
    return seen && updated >= pods;
  }

  /**
   * Why the primary cannot be given the template of its target: a workload's selector never
   * changes, and its template must fit.
   */
  static Optional<String> conflict(JsonNode target, JsonNode primary, Selector selector) {
    Map<String, String> given = Labels.of(PodWorkload.template(target).at("/metadata/labels"));
    given.put(selector.label(), selector.primaryValue());
    return LabelRequirement.in(primary.path("spec").path("selector")).stream()
            .allMatch(requirement -> requirement.accepts(given))
        ? Optional.empty()
        : Optional.of(
            "it now selects its pods by %s, but its primary can only have pods with %s, because the selector of a workload never changes; restore the old selector of the target, or set spec.revertOnDeletion to true, delete the canary, and apply it again when the primary is gone"
                .formatted(
                    Labels.text(selector.labels()),
                    Labels.text(Labels.of(primary.at("/spec/selector/matchLabels")))));
  }
}
