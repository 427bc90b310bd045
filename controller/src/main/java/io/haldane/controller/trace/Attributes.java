package io.haldane.controller.trace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects attributes of one span; what is not known is left out, and long texts are cut. */
final class Attributes {
  private static final int LONGEST = 1024;
  private final Map<String, Object> all = new HashMap<>();

  Attributes with(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      all.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
    }
    return this;
  }

  Attributes with(String name, @Nullable Double value) {
    if (value != null) {
      all.put(name, value);
    }
    return this;
  }

  Attributes with(String name, long value) {
    all.put(name, value);
    return this;
  }

  Attributes and(Map<String, Object> others) {
    all.putAll(others);
    return this;
  }

  Map<String, Object> all() {
    return Map.copyOf(all);
  }
}
