package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;

/** The primary's copy of one ConfigMap or Secret; several canaries may share it. */
final class ConfigCopy {
  private ConfigCopy() {}

  static Manifest of(
      ObjectRef copy, ObjectNode source, Canary canary, Settings settings, LiveObjects live) {
    ObjectNode body = Bodies.of(copy);
    ObjectNode metadata = (ObjectNode) body.get("metadata");
    metadata.set("labels", Prefixes.filter(source.path("metadata").path("labels"), settings));
    metadata.set("ownerReferences", owners(copy, canary, live));
    body.set("data", orEmpty(source.path("data"), body));
    if (copy.kind().equals("Secret")) {
      body.put("type", source.path("type").asText("Opaque"));
      return Manifest.of(copy, body, "/data");
    }
    body.set("binaryData", orEmpty(source.path("binaryData"), body));
    return Manifest.of(copy, body, "/data", "/binaryData");
  }

  private static JsonNode orEmpty(JsonNode data, ObjectNode factory) {
    return data.isObject() ? data.deepCopy() : factory.objectNode();
  }

  /** Ours joins the owners that are there; they stay owners but no longer control. */
  private static ArrayNode owners(ObjectRef copy, Canary canary, LiveObjects live) {
    JsonNode before =
        live.json(copy)
            .map(json -> json.path("metadata").path("ownerReferences"))
            .orElseGet(() -> Bodies.array());
    String uid = String.valueOf(canary.getMetadata().getUid());
    ArrayNode owners = Bodies.array();
    for (JsonNode owner : before) {
      if (owner.path("uid").asText().equals(uid)) {
        return before instanceof ArrayNode list ? list.deepCopy() : owners;
      }
      owners.add(Bodies.copy(owner).put("controller", false));
    }
    return owners.add(Bodies.owner(canary));
  }
}
