package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One place of a pod spec that names a ConfigMap or a Secret.
 *
 * @param kind {@code ConfigMap} or {@code Secret}
 * @param holder the object that has the name
 * @param field name of the field in the holder that has the name
 */
record ConfigReference(String kind, ObjectNode holder, String field, boolean optional) {
  private static final String CONFIG_MAP = "ConfigMap";
  private static final String SECRET = "Secret";

  String name() {
    return holder.path(field).asText();
  }

  void rename(String name) {
    holder.put(field, name);
  }

  /** Every reference of volumes and of the environment of containers and init containers. */
  static List<ConfigReference> in(JsonNode podSpec) {
    List<ConfigReference> found = new ArrayList<>();
    for (JsonNode volume : podSpec.path("volumes")) {
      add(CONFIG_MAP, volume.path("configMap"), "name", found::add);
      add(SECRET, volume.path("secret"), "secretName", found::add);
      for (JsonNode source : volume.path("projected").path("sources")) {
        add(CONFIG_MAP, source.path("configMap"), "name", found::add);
        add(SECRET, source.path("secret"), "name", found::add);
      }
    }
    podSpec.path("containers").forEach(container -> environment(container, found::add));
    podSpec.path("initContainers").forEach(container -> environment(container, found::add));
    return found;
  }

  private static void environment(JsonNode container, Consumer<ConfigReference> found) {
    for (JsonNode variable : container.path("env")) {
      add(CONFIG_MAP, variable.path("valueFrom").path("configMapKeyRef"), "name", found);
      add(SECRET, variable.path("valueFrom").path("secretKeyRef"), "name", found);
    }
    for (JsonNode from : container.path("envFrom")) {
      add(CONFIG_MAP, from.path("configMapRef"), "name", found);
      add(SECRET, from.path("secretRef"), "name", found);
    }
  }

  private static void add(
      String kind, JsonNode node, String field, Consumer<ConfigReference> found) {
    if (node instanceof ObjectNode holder && !holder.path(field).asText().isEmpty()) {
      found.accept(
          new ConfigReference(kind, holder, field, holder.path("optional").asBoolean(false)));
    }
  }
}
