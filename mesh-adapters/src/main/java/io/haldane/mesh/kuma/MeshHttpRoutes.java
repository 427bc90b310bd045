package io.haldane.mesh.kuma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The route of all clients in the mesh that call the Service. */
final class MeshHttpRoutes {
  private static final String GROUP = "kuma.io";
  private static final String VERSION = "v1alpha1";
  static final RoutedKind KIND =
      RoutedKind.written(GROUP, "MeshHTTPRoute", "meshhttproutes", VERSION);

  /** On a Canary as an annotation, as in Flagger, or as a label; on a route as a label. */
  private static final String MESH = "kuma.io/mesh";

  private static final String DEFAULT_MESH = "default";
  private static final String DEFAULT_PORT_NAME = "http";

  private MeshHttpRoutes() {}

  static ObjectRef ref(RouteTarget target) {
    return new ObjectRef(GROUP + "/" + VERSION, "MeshHTTPRoute", target.namespace(), target.apex());
  }

  static Manifest render(RouteTarget target, Traffic traffic, LiveObjects live) {
    ObjectRef ref = ref(target);
    Optional<ObjectNode> before = live.json(ref);
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.apex(body, target);
    RouteMetadata.labels(body, Map.of(MESH, mesh(target)));
    RouteMetadata.own(body, target, before);
    before.ifPresent(found -> OriginalConfiguration.keep(body, target, found));
    ObjectNode spec = body.putObject("spec");
    spec.putObject("targetRef").put("kind", "Mesh");
    ObjectNode to = spec.putArray("to").addObject();
    to.set("targetRef", MeshServices.ref(target, target.apex()).put("sectionName", port(target)));
    to.set("rules", new RouteRules(target).render(traffic));
    return Manifest.of(ref, body, "/spec/to");
  }

  private static String mesh(RouteTarget target) {
    var metadata = target.canary().getMetadata();
    return of(metadata.getAnnotations()).or(() -> of(metadata.getLabels())).orElse(DEFAULT_MESH);
  }

  private static Optional<String> of(@Nullable Map<String, String> texts) {
    return Optional.ofNullable(texts == null ? null : texts.get(MESH)).filter(m -> !m.isEmpty());
  }

  /** The name that the port of the Service has. */
  private static String port(RouteTarget target) {
    String name = target.service().portName();
    return name == null || name.isEmpty() ? DEFAULT_PORT_NAME : name;
  }

  /** Names backends by their Service, as all meshes are compared. */
  static void canonical(ObjectNode spec) {
    for (JsonNode to : spec.path("to")) {
      for (JsonNode rule : to.path("rules")) {
        for (JsonNode backend : rule.path("default").path("backendRefs")) {
          if (backend instanceof ObjectNode known) {
            MeshServices.named(known);
          }
        }
      }
    }
  }
}
