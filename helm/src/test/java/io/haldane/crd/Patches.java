package io.haldane.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Merge patches (RFC 7386) for cases that differ in a field or two. */
final class Patches {
  private Patches() {}

  static ObjectNode apply(ObjectNode base, JsonNode patch) {
    ObjectNode changed = base.deepCopy();
    patch
        .properties()
        .forEach(field -> {
          JsonNode value = field.getValue();
          JsonNode before = changed.path(field.getKey());
          if (value.isNull()) {
            changed.remove(field.getKey());
          } else if (value.isObject() && before instanceof ObjectNode object) {
            changed.set(field.getKey(), apply(object, value));
          } else {
            changed.set(field.getKey(), value);
          }
        });
    return changed;
  }
}
