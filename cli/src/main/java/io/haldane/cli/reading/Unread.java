package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.MetricTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Objects that the user may not read: they are there, and are taken to be fine. */
final class Unread {
  private Unread() {}

  static LiveObjects assumed(LiveObjects live, Set<ObjectRef> unread) {
    Map<ObjectRef, ObjectNode> objects = new HashMap<>();
    live.refs().forEach(ref -> live.tree(ref).ifPresent(object -> objects.put(ref, object)));
    unread.forEach(ref -> objects.put(ref, object(ref)));
    return LiveObjects.ofTrees(objects);
  }

  private static ObjectNode object(ObjectRef ref) {
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
