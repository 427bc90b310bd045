package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The scale subresource: a workload seen as its number of replicas. */
final class Scale {
  private static final Set<String> SCALABLE = Set.of("deployments", "replicasets", "statefulsets");

  private Scale() {}

  static boolean has(ResourceKind kind) {
    return kind.group().equals("apps") && SCALABLE.contains(kind.plural());
  }

  static ObjectNode of(ObjectNode workload) {
    JsonNode metadata = workload.path("metadata");
    ObjectNode scale = JsonNodeFactory.instance.objectNode();
    scale.put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    ObjectNode named = scale.putObject("metadata");
    for (String field : new String[] {"name", "namespace", "uid", "resourceVersion"}) {
      named.set(field, metadata.path(field));
    }
    scale.putObject("spec").put("replicas", workload.path("spec").path("replicas").asInt());
    scale.putObject("status").put("replicas", workload.path("status").path("replicas").asInt());
    return scale;
  }

  /** The workload with the replicas that the scale asks for. */
  static ObjectNode applied(ObjectNode workload, ObjectNode scale) {
    ObjectNode next = workload.deepCopy();
    int replicas = scale.path("spec").path("replicas").asInt();
    if (replicas != workload.path("spec").path("replicas").asInt()) {
      ObjectNode metadata = next.withObject("/metadata");
      next.withObject("/spec").put("replicas", replicas);
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
    return next;
  }
}
