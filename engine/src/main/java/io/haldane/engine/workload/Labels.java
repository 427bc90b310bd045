package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Labels as they are read and said. */
final class Labels {
  private Labels() {}

  /** In the order of their names; empty for what is no object. */
  static Map<String, String> of(JsonNode labels) {
    Map<String, String> read = new TreeMap<>();
    labels.properties().forEach(label -> read.put(label.getKey(), label.getValue().asText()));
    return read;
  }

  /** As {@code app=till,tier=web}. */
  static String text(Map<String, String> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(","));
  }
}
