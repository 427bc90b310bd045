package io.haldane.engine.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.engine.workload.NeighborWorkload;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A label that pods in a namespace may carry. */
public record PodLabel(String namespace, String label, String value) {
  /**
   * Those that the pods of a workload carry, as far as canaries may distinguish pods by them.
   *
   * @param keys the installation's selector labels
   */
  public static List<PodLabel> of(JsonNode workload, Set<String> keys) {
    String namespace = workload.path("metadata").path("namespace").asText();
    return NeighborWorkload.labels(workload).entrySet().stream()
        .filter(label -> keys.contains(label.getKey()))
        .map((Map.Entry<String, String> label) ->
            new PodLabel(namespace, label.getKey(), label.getValue()))
        .toList();
  }
}
