package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.ServiceNames;

/**
 * Defaults, a splitter or a router of the Service, all of which have its name. That Consul is there
 * proves nothing: it may only register Services.
 */
final class RouteRecognition {
  static final Recognition OF_CONSUL =
      Recognition.by(ConsulApi.ROUTES, (target, _, route) -> lead(target, route));

  private RouteRecognition() {}

  private static Lead lead(RouteTarget target, JsonNode route) {
    return ServiceNames.isName(target, route.path("metadata").path("name").asText())
        ? Lead.YES
        : Lead.NO;
  }
}
