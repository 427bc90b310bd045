package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bodies of answers, in the API's shapes. */
final class Answers {
  private Answers() {}

  static ObjectNode status(Answer.Refusal refusal) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", "Status")
        .put("apiVersion", "v1")
        .put("status", "Failure")
        .put("message", refusal.message())
        .put("reason", refusal.reason())
        .put("code", refusal.code());
  }

  /** The object as the asked API version shows it; versions of a kind differ in nothing else. */
  static ObjectNode in(ResourceKind kind, String version, ObjectNode object) {
    String apiVersion = kind.apiVersion(version);
    if (object.path("apiVersion").asText().equals(apiVersion)) {
      return object;
    }
    ObjectNode shown = JsonNodeFactory.instance.objectNode().setAll(object);
    return shown.put("apiVersion", apiVersion);
  }
}
