package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.RouteMetadata;

/** How proxies call one version: the canary's traffic policy, passed on as it was written. */
final class DestinationRules {
  private DestinationRules() {}

  static Manifest render(RouteTarget target, ObjectRef ref, LiveObjects live) {
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.own(body, target, live.json(ref));
    live.json(ref).ifPresent(found -> OriginalConfiguration.keep(body, target, found));
    ObjectNode spec = body.putObject("spec").put("host", ref.name());
    JsonNode policy = target.service().trafficPolicy();
    if (policy != null && !policy.isEmpty()) {
      spec.set("trafficPolicy", policy.deepCopy());
    }
    return Manifest.of(ref, body, "/spec/trafficPolicy");
  }
}
