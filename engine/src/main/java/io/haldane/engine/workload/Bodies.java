package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import java.util.Optional;

/** Beginnings of the objects that are made here. */
public final class Bodies {
  private Bodies() {}

  /** An object with its address and nothing else. */
  public static ObjectNode of(ObjectRef ref) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("apiVersion", ref.apiVersion());
    body.put("kind", ref.kind());
    body.putObject("metadata").put("name", ref.name()).put("namespace", ref.namespace());
    return body;
  }

  /** A copy to change; empty when it is no object. */
  static ObjectNode copy(JsonNode tree) {
    return tree instanceof ObjectNode object
        ? object.deepCopy()
        : JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The canary as controlling owner. */
  public static ObjectNode owner(Canary canary) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("apiVersion", Canary.API_VERSION)
        .put("kind", Canary.KIND)
        .put("name", canary.getMetadata().getName())
        .put("uid", canary.getMetadata().getUid())
        .put("controller", true)
        .put("blockOwnerDeletion", true);
  }

  /**
   * The owners of an object that was made for this canary: itself, and those that others have added
   * since. A list is written as a whole.
   */
  public static ArrayNode owners(Optional<ObjectNode> before, Canary canary) {
    ArrayNode owners = array();
    String uid = String.valueOf(canary.getMetadata().getUid());
    boolean found = false;
    for (JsonNode owner : before.map(Bodies::owners).orElseGet(MissingNode::getInstance)) {
      if (owner.path("uid").asText().equals(uid)) {
        owners.add(owner(canary));
        found = true;
      } else if (!owner.path("kind").asText().equals(Canary.KIND)) {
        owners.add(released(owner.deepCopy()));
      }
    }
    return found ? owners : owners.add(owner(canary));
  }

  private static JsonNode owners(ObjectNode object) {
    return object.path("metadata").path("ownerReferences");
  }

  /** Only one owner can control an object. */
  private static JsonNode released(JsonNode owner) {
    return owner instanceof ObjectNode known && known.path("controller").asBoolean()
        ? known.put("controller", false)
        : owner;
  }

  /** Whether an object was made for this canary. */
  public static boolean isControlledBy(ObjectNode object, Canary canary) {
    for (JsonNode owner : owners(object)) {
      if (owner.path("controller").asBoolean(false)
          && owner.path("uid").asText().equals(canary.getMetadata().getUid())) {
        return true;
      }
    }
    return false;
  }
}
