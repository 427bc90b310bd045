package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;

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

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The canary as controlling owner. */
  public static ObjectNode owner(Canary canary) {
    return LiveObjects.toJson(new RouteTarget(canary, "", null).owner());
  }

  /** Whether an object was made for this canary. */
  public static boolean isControlledBy(ObjectNode object, Canary canary) {
    for (var owner : object.path("metadata").path("ownerReferences")) {
      if (owner.path("controller").asBoolean(false)
          && owner.path("uid").asText().equals(canary.getMetadata().getUid())) {
        return true;
      }
    }
    return false;
  }
}
