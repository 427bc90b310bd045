package io.haldane.mesh.consul;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Retries;
import io.haldane.mesh.common.ServiceFields;
import io.haldane.mesh.common.TesterRefusals;
import io.haldane.mesh.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Consul's routes cannot do for a canary. */
final class Refusals {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "match", "match at the gateway: Consul splits requests that match nothing, too",
          "backendTimeout", "use spec.service.timeout",
          "rewrite", "rewrite at the gateway",
          "corsPolicy", "answer such requests at the gateway or in the app",
          "mirror", "copy requests at the gateway or in the app",
          "trafficPolicy", "use upstreamConfig of ServiceDefaults or a ServiceResolver");

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    List<String> refusals =
        new ArrayList<>(ServiceFields.refusals(target.service(), "a ServiceRouter", INSTEAD));
    Retries retries = target.service().retries();
    if (retries != null && Texts.isSet(retries.perTryTimeout())) {
      refusals.add(
          "a ServiceRouter has no timeout of one try; remove spec.service.retries.perTryTimeout, and use spec.service.timeout for all of them");
    }
    if (target.canary().getSpec().analysis().sessionAffinity() != null) {
      refusals.add(
          "Consul cannot set a cookie for one version only; remove spec.analysis.sessionAffinity, or match by a header in spec.analysis.match");
    }
    refusals.addAll(TesterRefusals.of(target, "a ServiceRouter does not match by label"));
    return refusals;
  }
}
