package io.haldane.mesh.istio;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.ServiceSpec;
import java.util.ArrayList;
import java.util.List;

/** What Istio cannot do for a canary, said before anything is routed. */
final class Refusals {
  private Refusals() {}

  static List<String> of(RouteTarget target) {
    ServiceSpec service = target.service();
    List<String> refusals = new ArrayList<>();
    if (delegates(service) && !(service.hosts().isEmpty() && service.gateways().isEmpty())) {
      refusals.add(
          "VirtualService "
              + target.apex()
              + "."
              + target.namespace()
              + " cannot have hosts and gateways when delegation enabled;"
              + " remove spec.service.hosts and spec.service.gateways, or spec.service.delegation");
    }
    if (Protocol.of(service) == Protocol.TCP) {
      overTcp(target.canary().getSpec().analysis(), refusals);
    }
    return refusals;
  }

  /** Ignored, the first would send everybody to the canary, and the second would never begin. */
  private static void overTcp(Analysis analysis, List<String> refusals) {
    if (!analysis.match().isEmpty()) {
      refusals.add(
          "spec.analysis.match needs HTTP, and spec.service.appProtocol is tcp; remove one of them");
    }
    if (Boolean.TRUE.equals(analysis.mirror())) {
      refusals.add(
          "spec.analysis.mirror needs HTTP, and spec.service.appProtocol is tcp; remove one of them");
    }
  }

  static boolean delegates(ServiceSpec service) {
    return Boolean.TRUE.equals(service.delegation());
  }
}
