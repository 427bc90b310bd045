package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Optional;

/** What all objects have: the apex metadata, their owner, and the memory of what they were. */
final class AppMeshObjects {
  private AppMeshObjects() {}

  static ObjectNode body(RouteTarget target, ObjectRef ref, LiveObjects live) {
    Optional<ObjectNode> before = live.json(ref);
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.apex(body, target);
    RouteMetadata.own(body, target, before);
    before.ifPresent(found -> OriginalConfiguration.remember(body, target, found));
    body.putObject("spec");
    return body;
  }

  static ObjectNode spec(ObjectNode body) {
    return body.withObjectProperty("spec");
  }
}
