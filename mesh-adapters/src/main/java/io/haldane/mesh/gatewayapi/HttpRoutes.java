package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteBody;

/** A route: behind which gateways or Services it stands, for which hosts, and how it splits. */
final class HttpRoutes {
  private HttpRoutes() {}

  static Manifest render(RouteTarget target, Dialect dialect, Traffic traffic, LiveObjects live) {
    return render(target, dialect, new RouteRules(target, dialect.version()).render(traffic), live);
  }

  /** Of the kind that the canary asks for. */
  static Manifest render(RouteTarget target, Dialect dialect, ArrayNode rules, LiveObjects live) {
    ObjectRef ref = dialect.route(target);
    ObjectNode body = RouteBody.keeping(target, ref, live);
    ObjectNode spec = body.putObject("spec");
    Json.setUnlessEmpty(spec, "parentRefs", ParentRefs.of(dialect.parents(target)));
    Json.setUnlessEmpty(spec, "hostnames", Json.array(target.service().hosts()));
    spec.set("rules", rules);
    return Manifest.of(ref, body, "/spec/parentRefs", "/spec/hostnames", "/spec/rules");
  }
}
