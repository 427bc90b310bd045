package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.HeaderOperations;
import io.haldane.api.v1beta1.Headers;
import io.haldane.mesh.common.Json;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Headers that a route adds, replaces and removes. */
final class HeaderChanges {
  private HeaderChanges() {}

  static ObjectNode of(@Nullable Headers headers) {
    ObjectNode changes = Json.object();
    if (headers != null) {
      write(changes, "request", headers.request());
      write(changes, "response", headers.response());
    }
    return changes;
  }

  private static void write(ObjectNode changes, String way, @Nullable HeaderOperations wanted) {
    if (wanted != null) {
      ArrayNode added = Json.array();
      new TreeMap<>(wanted.add()).forEach((key, value) -> added.add(header(key, value, true)));
      new TreeMap<>(wanted.set()).forEach((key, value) -> added.add(header(key, value, false)));
      Json.setUnlessEmpty(changes, way + "HeadersToAdd", added);
      Json.setUnlessEmpty(changes, way + "HeadersToRemove", Json.array(wanted.remove()));
    }
  }

  static ObjectNode setCookie(String cookie) {
    return header("Set-Cookie", cookie, true);
  }

  private static ObjectNode header(String key, String value, boolean append) {
    ObjectNode option = Json.object();
    option.putObject("header").put("key", key).put("value", value);
    return option.put("append", append);
  }
}
