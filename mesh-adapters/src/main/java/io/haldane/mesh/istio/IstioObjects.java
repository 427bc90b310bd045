package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import java.util.function.Consumer;

/** The addresses of the three objects. */
final class IstioObjects {
  private static final String GROUP = "networking.istio.io";
  private static final String VERSION = "v1beta1";
  private static final String API_VERSION = GROUP + "/" + VERSION;

  private IstioObjects() {}

  static RoutedKind kind(String kind, String plural) {
    return RoutedKind.written(GROUP, kind, plural, VERSION);
  }

  static ObjectRef virtualService(RouteTarget target) {
    return new ObjectRef(API_VERSION, "VirtualService", target.namespace(), target.apex());
  }

  /** A host may be written in full, and no gateway at all means the mesh. */
  static Consumer<ObjectNode> canonical(RouteTarget target) {
    return spec -> {
      if (spec.path("hosts") instanceof ArrayNode hosts) {
        for (int i = 0; i < hosts.size(); i++) {
          if (hosts.get(i).asText().startsWith(target.apex() + "." + target.namespace())) {
            hosts.set(i, target.apex());
          }
        }
      }
      if (spec.has("http") && spec.path("gateways").isEmpty()) {
        spec.putArray("gateways").add("mesh");
      }
    };
  }

  static ObjectRef canaryRule(RouteTarget target) {
    return destinationRule(target, target.canaryService());
  }

  static ObjectRef primaryRule(RouteTarget target) {
    return destinationRule(target, target.primary());
  }

  private static ObjectRef destinationRule(RouteTarget target, String host) {
    return new ObjectRef(API_VERSION, "DestinationRule", target.namespace(), host);
  }
}
