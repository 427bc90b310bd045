package io.haldane.mesh.kuma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Json;

/** The MeshService that Kuma makes of a Service, chosen by labels, as Kuma 2.9 to 3 take it. */
final class MeshServices {
  private static final String NAME = "kuma.io/display-name";
  private static final String NAMESPACE = "k8s.kuma.io/namespace";
  private static final String KIND = "MeshService";

  private MeshServices() {}

  static ObjectNode ref(RouteTarget target, String service) {
    ObjectNode ref = Json.object().put("kind", KIND);
    ref.putObject("labels").put(NAME, service).put(NAMESPACE, target.namespace());
    return ref;
  }

  static ObjectNode backend(RouteTarget target, String service) {
    return ref(target, service).put("port", target.service().port());
  }

  static boolean is(RouteTarget target, String service, JsonNode ref) {
    return ref.path("kind").asText().equals(KIND)
        && ref.path("labels").path(NAME).asText().equals(service)
        && ref.path("labels").path(NAMESPACE).asText(target.namespace()).equals(target.namespace());
  }

  /** Puts the name of the Service in the place of the labels. */
  static void named(ObjectNode ref) {
    JsonNode labels = ref.path("labels");
    if (ref.path("kind").asText().equals(KIND) && labels.has(NAME)) {
      ref.set("name", labels.path(NAME));
      if (labels.has(NAMESPACE)) {
        ref.set("namespace", labels.path(NAMESPACE));
      }
      ref.remove("kind");
      ref.remove("labels");
    }
  }
}
