package io.haldane.mesh.kuma;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.ServiceNames;
import java.util.Set;
import java.util.stream.Stream;

/** A MeshHTTPRoute of the Service's clients. */
final class RouteRecognition {
  static final Recognition OF_KUMA =
      Recognition.by(Set.of(MeshHttpRoutes.KIND), (target, _, route) -> lead(target, route))
          .ofEveryService();

  private RouteRecognition() {}

  private static Lead lead(RouteTarget target, JsonNode route) {
    return Stream.of("to/*/targetRef", "to/*/rules/*/default/backendRefs/*")
            .flatMap(path -> ServiceNames.nodes(route.path("spec"), path))
            .anyMatch(ref -> isService(target, ref))
        ? Lead.YES
        : Lead.NO;
  }

  /** By labels, by name, or by the name that Kuma before 2.9 gave to a port of a Service. */
  private static boolean isService(RouteTarget target, JsonNode ref) {
    String name = ref.path("name").asText();
    int end = name.indexOf("_" + target.namespace() + "_svc");
    return Stream.of(target.apex(), target.primary(), target.canaryService())
            .anyMatch(service -> MeshServices.is(target, service, ref))
        || ServiceNames.isName(target, end < 0 ? name : name.substring(0, end));
  }
}
