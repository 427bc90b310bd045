package io.haldane.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The smallest JSON merge patch (RFC 7386) that turns a live object into what a manifest says. */
public final class MergePatch {
  private MergePatch() {}

  /** Empty when the live object already is what the manifest says: then nothing is sent. */
  public static Optional<ObjectNode> between(ObjectNode live, Manifest manifest) {
    return difference(live, manifest.body(), "", manifest.owned());
  }

  private static Optional<ObjectNode> difference(
      ObjectNode live, ObjectNode wanted, String path, Set<String> owned) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    boolean whole = owned.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    for (Map.Entry<String, JsonNode> field : wanted.properties()) {
      JsonNode now = live.path(field.getKey());
      String below = path + "/" + field.getKey();
      if (field.getValue() instanceof ObjectNode child && now instanceof ObjectNode before) {
        difference(before, child, below, owned).ifPresent(d -> patch.set(field.getKey(), d));
      } else if (!same(now, field.getValue(), whole || owned.contains(below))) {
        patch.set(field.getKey(), field.getValue());
      }
    }
    if (whole) {
      live.fieldNames().forEachRemaining(name -> removeIfUnwanted(name, wanted, patch));
    }
    return patch.isEmpty() ? Optional.empty() : Optional.of(patch);
  }

  private static void removeIfUnwanted(String name, ObjectNode wanted, ObjectNode patch) {
    if (!wanted.has(name)) {
      patch.putNull(name);
    }
  }

  /** Numbers by value; arrays by position; a field that only the live side has is a default. */
  private static boolean same(JsonNode live, JsonNode wanted, boolean whole) {
    if (live.isNumber() && wanted.isNumber()) {
      return live.decimalValue().compareTo(wanted.decimalValue()) == 0;
    }
    if (wanted.isNull()) {
      return live.isMissingNode() || live.isNull();
    }
    if (live.isArray() && wanted.isArray() && live.size() == wanted.size()) {
      Iterator<JsonNode> others = live.elements();
      for (JsonNode element : wanted) {
        if (!same(others.next(), element, whole)) {
          return false;
        }
      }
      return true;
    }
    if (live.isObject() && wanted.isObject() && (!whole || live.size() == wanted.size())) {
      for (Map.Entry<String, JsonNode> field : wanted.properties()) {
        if (!same(live.path(field.getKey()), field.getValue(), whole)) {
          return false;
        }
      }
      return true;
    }
    return live.equals(wanted);
  }
}
