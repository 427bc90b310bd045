package io.haldane.mesh.kuma;

import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.ServiceFields;
import io.haldane.mesh.common.TesterRefusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a MeshHTTPRoute cannot do for a canary. */
final class Refusals {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "match", "match at the gateway in front of the mesh",
          "timeout", "use a MeshTimeout",
          "backendTimeout", "use a MeshTimeout",
          "retries", "use a MeshRetry",
          "rewrite", "rewrite at the gateway in front of the mesh",
          "corsPolicy", "answer such requests at the gateway or in the app",
          "mirror", "use a MeshHTTPRoute of the clients",
          "trafficPolicy", "use a MeshLoadBalancingStrategy or a MeshCircuitBreaker");

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    List<String> refusals =
        new ArrayList<>(ServiceFields.refusals(target.service(), "a MeshHTTPRoute", INSTEAD));
    if (target.canary().getSpec().analysis().sessionAffinity() != null) {
      refusals.add(
          "Kuma cannot set a cookie for one version only; remove spec.analysis.sessionAffinity,"
              + " or match by a header in spec.analysis.match");
    }
    refusals.addAll(TesterRefusals.of(target, "a MeshHTTPRoute does not match by label"));
    return refusals;
  }
}
