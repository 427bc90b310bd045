package io.haldane.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;

/** A Deployment or DaemonSet as it is when nothing is wrong with it: one pod, and that is ready. */
final class ReadyWorkload {
  private ReadyWorkload() {}

  static ObjectNode of(ObjectRef ref, String label) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", ref.apiVersion()).put("kind", ref.kind());
    object.putObject("metadata").put("name", ref.name()).put("namespace", ref.namespace());
    ObjectNode spec = object.putObject("spec").put("replicas", 1);
    spec.withObject("/selector/matchLabels").put(label, ref.name());
    spec.withObject("/template/metadata/labels").put(label, ref.name());
    spec.withObject("/template/spec")
        .putArray("containers")
        .addObject()
        .put("name", "app")
        .putArray("ports")
        .addObject()
        .put("containerPort", 8080);
    object
        .putObject("status")
        .put("replicas", 1)
        .put("updatedReplicas", 1)
        .put("readyReplicas", 1)
        .put("availableReplicas", 1)
        .put("desiredNumberScheduled", 1)
        .put("currentNumberScheduled", 1)
        .put("updatedNumberScheduled", 1)
        .put("numberReady", 1)
        .put("numberAvailable", 1);
    return object;
  }

  static ObjectNode annotated(ObjectNode object, JsonNode annotations) {
    object.withObject("/spec/template/metadata").set("annotations", annotations.deepCopy());
    return object;
  }
}
