package io.haldane.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values over defaults as Helm lays them: maps are merged, everything else is replaced. */
final class ValuesMerge {
  private ValuesMerge() {}

  static void into(JsonNode defaults, JsonNode values) {
    values
        .properties()
        .forEach(field -> {
          JsonNode before = defaults.path(field.getKey());
          if (before.isObject() && field.getValue().isObject()) {
            into(before, field.getValue());
          } else {
            ((ObjectNode) defaults).set(field.getKey(), field.getValue());
          }
        });
  }
}
