package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pods of one version, as a Service sees them.
 *
 * @param labels by which their workload selects them, so that all of them carry these
 * @param more labels that its template gives them besides, and that distinguish them from other
 *     pods
 * @param current whether all of them were made of that template, so that all carry {@code more}
 * @param spec what they run
 */
public record Pods(
    Map<String, String> labels, Map<String, String> more, boolean current, JsonNode spec) {
  public Pods {
    labels = Map.copyOf(labels);
    more = Map.copyOf(more);
  }

  /** What a Service selects when they all carry it. */
  public Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(more);
    all.putAll(labels);
    return all;
  }

  /** {@link #all} as {@code app=till,tier=web}. */
  public String text() {
    return Labels.text(all());
  }

  /**
   * What a Service may select now without losing one of them: a label that only the newest pods
   * carry is added when there are no older ones left.
   *
   * @param before what the Service selects until now
   */
  Map<String, String> selectable(JsonNode before) {
    Map<String, String> selectable = new TreeMap<>(labels);
    more.forEach((label, value) -> {
      if (current || value.equals(before.path(label).asText(null))) {
        selectable.putIfAbsent(label, value);
      }
    });
    return selectable;
  }
}
