package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.RouteBody;

/** What all objects have: the apex metadata, their owner, and the memory of what they were. */
final class AppMeshObjects {
  private AppMeshObjects() {}

  static ObjectNode body(RouteTarget target, ObjectRef ref, LiveObjects live) {
    ObjectNode body = RouteBody.remembering(target, ref, live);
    body.putObject("spec");
    return body;
  }

  static ObjectNode spec(ObjectNode body) {
    return body.withObjectProperty("spec");
  }
}
