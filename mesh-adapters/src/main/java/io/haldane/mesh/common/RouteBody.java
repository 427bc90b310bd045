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
    ObjectNode body = owned(target, ref, live.json(ref));
    live.json(ref).ifPresent(found -> OriginalConfiguration.keep(body, target, found));
    return body;
  }

  /** Remembers as {@link OriginalConfiguration#remember} does. */
  public static ObjectNode remembering(RouteTarget target, ObjectRef ref, LiveObjects live) {
    ObjectNode body = owned(target, ref, live.json(ref));
    live.json(ref).ifPresent(found -> OriginalConfiguration.remember(body, target, found));
    return body;
  }

  private static ObjectNode owned(RouteTarget target, ObjectRef ref, Optional<ObjectNode> live) {
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.apex(body, target);
    RouteMetadata.own(body, target, live);
    return body;
  }
}
