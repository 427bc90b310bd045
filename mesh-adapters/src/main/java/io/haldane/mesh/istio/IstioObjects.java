package io.haldane.mesh.istio;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;

/** The addresses of the three objects. */
final class IstioObjects {
  static final String GROUP = "networking.istio.io";
  private static final String API_VERSION = GROUP + "/v1beta1";

  private IstioObjects() {}

  static ObjectRef virtualService(RouteTarget target) {
    return new ObjectRef(API_VERSION, "VirtualService", target.namespace(), target.apex());
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
