package io.haldane.mesh.ambient;

import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.ServiceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields that need a VirtualService, which must not stand beside an HTTPRoute of the same host. */
final class VirtualServiceFields {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "retries", "retry in the clients",
          "trafficPolicy", "write DestinationRules for the two Services of the versions");

  private VirtualServiceFields() {}

  static List<String> refusals(RouteTarget target) {
    List<String> refusals =
        new ArrayList<>(ServiceFields.refusals(target.service(), "an HTTPRoute", INSTEAD));
    if (!target.service().gateways().isEmpty()) {
      refusals.add(
          "spec.service.gateways names gateways of a VirtualService, and a waypoint splits by an HTTPRoute; remove it, and name Gateways in spec.service.gatewayRefs");
    }
    if (Boolean.TRUE.equals(target.service().delegation())) {
      refusals.add(
          "spec.service.delegation needs a VirtualService, and a waypoint splits by an HTTPRoute; remove it");
    }
    return List.copyOf(refusals);
  }
}
