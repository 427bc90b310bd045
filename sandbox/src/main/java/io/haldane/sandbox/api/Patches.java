package io.haldane.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.Map;

/** What a patch makes of an object: RFC 7386 merge patches and RFC 6902 JSON patches. */
final class Patches {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Patches() {}

  /** A {@link Answer.Body} with the whole object, or the refusal. */
  static Answer apply(String contentType, ObjectNode current, String text) {
    JsonNode patch;
    try {
      patch = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Answer.badRequest("the patch is not JSON: " + e.getOriginalMessage());
    }
    int parameters = contentType.indexOf(';');
    String type = (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip();
    return switch (type) {
      case "application/merge-patch+json" ->
          patch instanceof ObjectNode fields
              ? new Answer.Body(200, merge(current, fields))
              : Answer.badRequest("a merge patch must be an object");
      case "application/json-patch+json" -> json(current, patch);
      default ->
          new Answer.Refusal(
              415,
              "UnsupportedMediaType",
              "the sandbox knows merge and JSON patches, not " + type + ": send one of those");
    };
  }

  static ObjectNode merge(ObjectNode target, ObjectNode patch) {
    ObjectNode merged = target.deepCopy();
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      switch (field.getValue()) {
        case JsonNode gone when gone.isNull() -> merged.remove(field.getKey());
        case ObjectNode below -> merged.set(field.getKey(), merge(object(merged, field), below));
        case JsonNode whole -> merged.set(field.getKey(), whole);
      }
    }
    return merged;
  }

  private static ObjectNode object(ObjectNode parent, Map.Entry<String, JsonNode> field) {
    return parent.get(field.getKey()) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }

  private static Answer json(ObjectNode current, JsonNode patch) {
    try {
      return new Answer.Body(200, JsonPatch.apply(patch, current.deepCopy()));
    } catch (JsonPatchException e) {
      return Answer.invalid("the patch does not fit the object: " + e.getMessage());
    }
  }
}
