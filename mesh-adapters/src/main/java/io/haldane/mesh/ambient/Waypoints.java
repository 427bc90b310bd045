package io.haldane.mesh.ambient;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a waypoint reads the route of the Service, and nothing else routes the same host. */
final class Waypoints {
  private static final String GROUP = "networking.istio.io";
  private static final String VIRTUAL_SERVICE = "VirtualService";
  private static final String VERSION = "v1beta1";
  private static final String USE = "istio.io/use-waypoint";

  /** What Istio says of a Service that is to have a waypoint. */
  private static final String BOUND = "istio.io/WaypointBound";

  static final RoutedKind KIND =
      RoutedKind.read(GROUP, VIRTUAL_SERVICE, "virtualservices", VERSION);

  private Waypoints() {}

  /** The Service is among the live objects of every canary. */
  static List<String> obstacles(RouteTarget target, LiveObjects live) {
    List<String> obstacles = new ArrayList<>();
    if (live.has(virtualService(target))) {
      obstacles.add(
          "%s routes the same host, and a waypoint must not have both; delete it, or use the provider istio with sidecars"
              .formatted(virtualService(target)));
    }
    live.tree(service(target)).flatMap(Waypoints::unbound).ifPresent(obstacles::add);
    return List.copyOf(obstacles);
  }

  private static Optional<String> unbound(JsonNode service) {
    String name = service.at("/metadata/name").asText();
    if (service.path("metadata").path("labels").path(USE).asText().equals("none")) {
      return Optional.of(
          "the Service %s has the label %s: none, and without a waypoint nothing is split; name a waypoint in the label"
              .formatted(name, USE));
    }
    for (JsonNode condition : service.at("/status/conditions")) {
      if (condition.path("type").asText().equals(BOUND)
          && condition.path("status").asText().equals("False")) {
        return Optional.of(
            "the Service %s has no waypoint, and without one nothing is split: %s"
                .formatted(name, condition.path("message").asText()));
      }
    }
    return Optional.empty();
  }

  static ObjectRef virtualService(RouteTarget target) {
    return new ObjectRef(GROUP + "/" + VERSION, VIRTUAL_SERVICE, target.namespace(), target.apex());
  }

  private static ObjectRef service(RouteTarget target) {
    return new ObjectRef("v1", "Service", target.namespace(), target.apex());
  }
}
