package io.haldane.sandbox.mesh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to do to the headers of one message. */
record HeaderChange(Map<String, String> set, Map<String, String> add, List<String> remove) {
  static final HeaderChange NONE = new HeaderChange(Map.of(), Map.of(), List.of());

  /** Reads {@code {set, add, remove}}. */
  static HeaderChange of(Tree tree) {
    return tree.isEmpty()
        ? NONE
        : new HeaderChange(
            values(tree.tree("set")), values(tree.tree("add")), tree.texts("remove"));
  }

  /** Changes the headers in place; names are compared without regard to case by the map. */
  void applyTo(Map<String, List<String>> headers) {
    remove.forEach(headers::remove);
    set.forEach((name, value) -> headers.put(name, new ArrayList<>(List.of(value))));
    add.forEach((name, value) -> headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
  }

  private static Map<String, String> values(Tree tree) {
    Map<String, String> values = new LinkedHashMap<>();
    tree.fields().forEach((name, value) -> values.put(name, String.valueOf(value)));
    return values;
  }
}
