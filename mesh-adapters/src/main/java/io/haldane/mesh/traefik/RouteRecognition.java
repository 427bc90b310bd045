package io.haldane.mesh.traefik;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.ServiceNames;

/** An IngressRoute or TraefikService that leads to the Service or to the split of that name. */
final class RouteRecognition {
  static final Recognition OF_TRAEFIK =
      Recognition.by(TraefikApi.KINDS, (target, _, route) -> lead(target, route))
          .where((target, served) -> served.hasGroup(TraefikApi.group(target)))
          .hintedBy("spec.routeRef", target -> IngressRoutes.users(target).isPresent());

  private RouteRecognition() {}

  private static Lead lead(RouteTarget target, JsonNode route) {
    Lead lead =
        ServiceNames.lead(target, route, "routes/*/services/*", "weighted/services/*", "mirroring");
    boolean inOurGroup =
        route.path("apiVersion").asText().startsWith(TraefikApi.group(target) + "/");
    return lead == Lead.YES && !inOurGroup ? Lead.BY_ANOTHER : lead;
  }
}
