package io.haldane.mesh.kuma;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HeaderOperations;
import io.haldane.api.v1beta1.Headers;
import io.haldane.mesh.common.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Filters that change headers, one for each way at most. */
final class HeaderFilters {
  private HeaderFilters() {}

  static ArrayNode of(@Nullable Headers headers) {
    ArrayNode filters = Json.array();
    if (headers != null) {
      add(filters, "RequestHeaderModifier", "requestHeaderModifier", headers.request());
      add(filters, "ResponseHeaderModifier", "responseHeaderModifier", headers.response());
    }
    return filters;
  }

  private static void add(
      ArrayNode filters, String type, String field, @Nullable HeaderOperations wanted) {
    if (wanted == null) {
      return;
    }
    ObjectNode changes = Json.object();
    Json.setUnlessEmpty(changes, "set", values(wanted.set()));
    Json.setUnlessEmpty(changes, "add", values(wanted.add()));
    Json.setUnlessEmpty(changes, "remove", Json.array(wanted.remove()));
    if (!changes.isEmpty()) {
      filters.addObject().put("type", type).set(field, changes);
    }
  }

  private static ArrayNode values(Map<String, String> headers) {
    ArrayNode values = Json.array();
    new TreeMap<>(headers)
        .forEach((name, value) ->
            values.addObject().put("name", name.toLowerCase(Locale.ROOT)).put("value", value));
    return values;
  }
}
