package io.haldane.mesh.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The part of Knative that says in the status what the spec has led to. */
final class Serving {
  private Serving() {}

  static void reconcile(ObjectNode object) {
    if (!object.path("apiVersion").asText().startsWith("serving.knative.dev/")) {
      return;
    }
    ObjectNode status = object.withObjectProperty("status");
    ArrayNode traffic = status.putArray("traffic");
    JsonNode wanted = object.path("spec").path("traffic");
    if (wanted.isEmpty()) {
      traffic.addObject().put("latestRevision", true).put("percent", 100);
    }
    wanted.forEach(entry -> traffic.add(entry.deepCopy()));
    for (JsonNode entry : traffic) {
      if (entry.path("latestRevision").asBoolean()) {
        ((ObjectNode) entry).set("revisionName", status.path("latestCreatedRevisionName"));
      }
    }
  }
}
