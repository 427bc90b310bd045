package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HeaderOperations;
import io.haldane.mesh.common.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Filters that change headers. A list may hold one for each way at most. */
final class HeaderModifiers {
  private static final String SET_COOKIE = "Set-Cookie";
  private static final HeaderOperations NOTHING =
      new HeaderOperations(Map.of(), Map.of(), List.of());

  private HeaderModifiers() {}

  static void request(ArrayNode filters, @Nullable HeaderOperations operations) {
    add(filters, "RequestHeaderModifier", "requestHeaderModifier", operations);
  }

  static void response(ArrayNode filters, @Nullable HeaderOperations operations) {
    add(filters, "ResponseHeaderModifier", "responseHeaderModifier", operations);
  }

  /** Has answers set a cookie besides whatever else is done to them. */
  static void responseWithCookie(
      ArrayNode filters, @Nullable HeaderOperations operations, String cookie) {
    HeaderOperations others = operations == null ? NOTHING : operations;
    Map<String, String> added = new TreeMap<>(others.add());
    added.put(SET_COOKIE, cookie);
    response(filters, new HeaderOperations(added, others.set(), others.remove()));
  }

  static ObjectNode settingCookie(String cookie) {
    ArrayNode filters = Json.array();
    responseWithCookie(filters, null, cookie);
    return (ObjectNode) filters.path(0);
  }

  private static void add(
      ArrayNode filters, String type, String field, @Nullable HeaderOperations operations) {
    if (operations == null) {
      return;
    }
    ObjectNode changes = Json.object();
    Json.setUnlessEmpty(changes, "set", values(operations.set()));
    Json.setUnlessEmpty(changes, "add", values(operations.add()));
    Json.setUnlessEmpty(changes, "remove", Json.array(operations.remove()));
    if (!changes.isEmpty()) {
      filters.addObject().put("type", type).set(field, changes);
    }
  }

  private static ArrayNode values(Map<String, String> headers) {
    ArrayNode values = Json.array();
    new TreeMap<>(headers)
        .forEach((name, value) -> values.addObject().put("name", name).put("value", value));
    return values;
  }
}
