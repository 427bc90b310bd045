package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.view.AssumedObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Objects that the user may not read: they are there, and are taken to be fine. */
final class Unread {
  private Unread() {}

  static LiveObjects assumed(LiveObjects live, Set<ObjectRef> unread) {
    Map<ObjectRef, ObjectNode> objects = new HashMap<>();
    live.refs().forEach(ref -> live.tree(ref).ifPresent(object -> objects.put(ref, object)));
    unread.forEach(ref -> objects.put(ref, AssumedObject.of(ref)));
    return LiveObjects.ofTrees(objects);
  }
}
