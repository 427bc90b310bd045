package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.ServiceNames;
import java.util.Set;
import java.util.stream.Stream;

/** An HTTPRoute that leads to the Service, of a Gateway or of a mesh. */
final class RouteRecognition {
  private RouteRecognition() {}

  /** In the newest version that is served. */
  static Recognition ofGateways(Version version, Set<RoutedKind> routes) {
    return Recognition.by(routes, (target, _, route) -> lead(target, route))
        .where((_, served) ->
            version == Version.V1 || !served.has(Version.GROUP, Version.V1.version()))
        .hintedBy("spec.service.gatewayRefs", target -> parents(target).findAny().isPresent());
  }

  /**
   * A route of the Service on which a mesh reports. Several meshes read them, and only the report
   * says which.
   *
   * @param controller as it names itself in the report
   */
  static Recognition ofMesh(String controller, Set<RoutedKind> routes) {
    return Recognition.by(routes, (target, _, route) -> lead(target, route, controller));
  }

  private static Lead lead(RouteTarget target, JsonNode route, String controller) {
    if (ServiceNames.lead(target, route, "rules/*/backendRefs/*") == Lead.NO) {
      return Lead.NO;
    }
    boolean reported =
        route
            .path("status")
            .path("parents")
            .valueStream()
            .filter(report -> isService(report.path("parentRef")))
            .anyMatch(report -> report.path("controllerName").asText().equals(controller));
    return reported ? Lead.YES : Lead.BY_ANOTHER;
  }

  private static boolean isService(JsonNode parent) {
    return parent.path("kind").asText().equals(Backends.SERVICE);
  }

  private static Lead lead(RouteTarget target, JsonNode route) {
    if (ServiceNames.lead(target, route, "rules/*/backendRefs/*") == Lead.NO) {
      return Lead.NO;
    }
    // The parent of a route inside a mesh is a Service, and any mesh may read it.
    boolean inside =
        route.path("spec").path("parentRefs").valueStream().allMatch(RouteRecognition::isService);
    boolean asked = parents(target).anyMatch(Backends.SERVICE::equals);
    return !inside || asked ? Lead.YES : Lead.BY_ANOTHER;
  }

  /** Kinds of the parents that the canary names. */
  private static Stream<String> parents(RouteTarget target) {
    ServiceSpec service = target.canary().getSpec().service();
    return service == null
        ? Stream.empty()
        : service.gatewayRefs().stream().map(parent -> String.valueOf(parent.kind()));
  }
}
