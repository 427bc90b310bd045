package io.haldane.mesh.appmesh;

import io.haldane.api.GoDuration;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Retries;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.ServiceFields;
import io.haldane.mesh.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What App Mesh cannot do for a canary. */
final class Refusals {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "backendTimeout", "use spec.service.timeout or retries.perTryTimeout",
          "rewrite", "rewrite in a GatewayRoute",
          "headers", "change headers in the app",
          "corsPolicy", "answer such requests in the app",
          "mirror", "copy requests in the app",
          "trafficPolicy", "set connection pools and outlier detection in the backends' nodes");

  private final RouteTarget target;
  private final Version version;
  private final List<String> refusals = new ArrayList<>();

  private Refusals(RouteTarget target, Version version) {
    this.target = target;
    this.version = version;
  }

  static List<String> of(RouteTarget target, Version version) {
    Refusals all = new Refusals(target, version);
    all.refusals.addAll(ServiceFields.refusals(target.service(), "App Mesh", INSTEAD));
    all.mesh();
    all.timeout();
    all.retries();
    all.affinity();
    all.refusals.addAll(MatchRefusals.of(target, version));
    return List.copyOf(all.refusals);
  }

  private void mesh() {
    if (version == Version.V1BETA1 && !Texts.isSet(target.service().meshName())) {
      refusals.add("spec.service.meshName is missing; set it to the name of the Mesh");
    }
  }

  private void timeout() {
    ServiceSpec service = target.service();
    if (!Texts.isSet(service.timeout())) {
      return;
    }
    if (GoDuration.parse(service.timeout()).isEmpty()) {
      refusals.add("spec.service.timeout is not a duration; write it as 15s or 500ms");
    }
    if (version == Version.V1BETA1 && service.hosts().isEmpty()) {
      refusals.add(
          "App Mesh v1beta1 has timeouts only in gateways, for spec.service.hosts; remove spec.service.timeout, or use the provider appmesh:v1beta2");
    }
  }

  private void retries() {
    Retries retries = target.service().retries();
    if (retries == null) {
      return;
    }
    if (Texts.isSet(retries.perTryTimeout())
        && GoDuration.parse(retries.perTryTimeout()).isEmpty()) {
      refusals.add(
          "spec.service.retries.perTryTimeout is not a duration; write it as 15s or 500ms");
    }
    RoutePolicies.events(retries.retryOn()).stream()
        .filter(event -> !RoutePolicies.EVENTS.contains(event))
        .map(event ->
            "App Mesh does not retry on %s; use server-error, gateway-error, client-error or stream-error in spec.service.retries.retryOn"
                .formatted(event))
        .forEach(refusals::add);
  }

  private void affinity() {
    if (target.canary().getSpec().analysis().sessionAffinity() != null) {
      refusals.add(
          "App Mesh cannot set cookies; remove spec.analysis.sessionAffinity, or match by a header in spec.analysis.match");
    }
  }
}
