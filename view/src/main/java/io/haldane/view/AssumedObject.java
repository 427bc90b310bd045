package io.haldane.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.MetricTemplate;

/** An object that was not read: it is there, and is taken to be fine. */
public final class AssumedObject {
  private AssumedObject() {}

  /** A template asks a query that every Prometheus answers. */
  public static ObjectNode of(ObjectRef ref) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", ref.apiVersion()).put("kind", ref.kind());
    object.putObject("metadata").put("name", ref.name()).put("namespace", ref.namespace());
    if (ref.kind().equals(MetricTemplate.KIND)) {
      ObjectNode spec = object.putObject("spec");
      spec.put("query", "vector(1)").putObject("provider").put("type", "prometheus");
    }
    return object;
  }
}
