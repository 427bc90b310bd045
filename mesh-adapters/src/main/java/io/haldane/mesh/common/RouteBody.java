package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import java.util.Optional;

/**
 * The beginning of a routing object that takes the place of one that a user may have: its address,
 * the apex metadata, its owner, and the memory of what the user had. Its spec is added by the mesh.
 */
public final class RouteBody {
  private RouteBody() {}

  /** Remembers as {@link OriginalConfiguration#keep} does. */
  public static ObjectNode keeping(RouteTarget target, ObjectRef ref, LiveObjects live) {
    return of(target, ref, live, OriginalConfiguration::keep);
  }

  /** Remembers as {@link OriginalConfiguration#remember} does. */
  public static ObjectNode remembering(RouteTarget target, ObjectRef ref, LiveObjects live) {
    return of(target, ref, live, OriginalConfiguration::remember);
  }

  private interface Memory {
    void write(ObjectNode body, RouteTarget target, ObjectNode live);
  }

  private static ObjectNode of(RouteTarget target, ObjectRef ref, LiveObjects live, Memory memory) {
    Optional<ObjectNode> before = live.json(ref);
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.apex(body, target);
    RouteMetadata.own(body, target, before);
    before.ifPresent(found -> memory.write(body, target, found));
    return body;
  }
}
