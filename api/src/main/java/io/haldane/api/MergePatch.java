package io.haldane.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest JSON merge patch (RFC 7386) that changes a live object into what a manifest says.
 */
public final class MergePatch {
  private MergePatch() {}

  /** Empty when the live object already is what the manifest says: then nothing is sent. */
  public static Optional<ObjectNode> between(ObjectNode live, Manifest manifest) {
    return difference(live, manifest.body(), "", manifest.owned());
  }

  private static Optional<ObjectNode> difference(
      ObjectNode live, ObjectNode wanted, String path, Set<String> owned) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    boolean whole = within(path, owned);
    for (Map.Entry<String, JsonNode> field : wanted.properties()) {
      JsonNode now = live.path(field.getKey());
      String below = below(path, field.getKey());
      if (field.getValue() instanceof ObjectNode child && now instanceof ObjectNode before) {
        difference(before, child, below, owned).ifPresent(d -> patch.set(field.getKey(), d));
      } else if (!same(now, field.getValue(), whole || owned.contains(below))) {
        patch.set(field.getKey(), field.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> field : live.properties()) {
      if (!wanted.has(field.getKey())) {
        remove(field.getKey(), field.getValue(), below(path, field.getKey()), owned, patch);
      }
    }
    return patch.isEmpty() ? Optional.empty() : Optional.of(patch);
  }

  /** Removes what the body does not name: all of it when it is owned, or the owned part of it. */
  private static void remove(
      String name, JsonNode now, String path, Set<String> owned, ObjectNode patch) {
    if (now.isNull()) {
      return;
    }
    if (within(path, owned)) {
      patch.putNull(name);
    } else if (now instanceof ObjectNode before) {
      difference(before, JsonNodeFactory.instance.objectNode(), path, owned)
          .ifPresent(d -> patch.set(name, d));
    }
  }

  private static boolean within(String path, Set<String> owned) {
    return owned.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
  }

  /** The pointer one level down, escaped as RFC 6901 asks. */
  private static String below(String path, String key) {
    return path + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** Whether an object asks for nothing but absence, so that where nothing is, it is fulfilled. */
  private static boolean onlyRemoves(JsonNode wanted) {
    return wanted.isNull()
        || (wanted.isObject()
            && !wanted.isEmpty()
            && wanted.properties().stream().allMatch(field -> onlyRemoves(field.getValue())));
  }

  /** Numbers by value; arrays by position; a field that only the live side has is a default. */
  private static boolean same(JsonNode live, JsonNode wanted, boolean whole) {
    if (live.isNumber() && wanted.isNumber()) {
      return live.decimalValue().compareTo(wanted.decimalValue()) == 0;
    }
    if (live.isMissingNode() || live.isNull()) {
      return onlyRemoves(wanted);
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
