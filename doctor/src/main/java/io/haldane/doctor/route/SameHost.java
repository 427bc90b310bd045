package io.haldane.doctor.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Another VirtualService takes requests of the canary. */
public final class SameHost implements Check {
  private static final Code CODE =
      Code.error(
          "same-host",
          "Another VirtualService has the same host on the same gateway, so Istio uses only one of them.",
          "Delete the other VirtualService, or use spec.service.delegation.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    if (!s.provider().equals("istio") || isDelegate(s)) {
      return List.of();
    }
    String own = s.namespace() + "/" + RouteTarget.named(s.canary()).apex();
    return s.neighbors().all(NeighborKind.VIRTUAL_SERVICES).stream()
        .filter(other -> !KubeObjects.title(other).equals(own))
        .filter(other -> !Collections.disjoint(IstioHosts.gateways(other), IstioHosts.gateways(s)))
        .flatMap(other -> shared(s, other).stream().limit(1).map(host -> message(other, host)))
        .toList();
  }

  private static boolean isDelegate(Snapshot s) {
    return s.spec().service() != null && Boolean.TRUE.equals(s.spec().service().delegation());
  }

  private static Set<String> shared(Snapshot s, JsonNode other) {
    Set<String> shared = new TreeSet<>(IstioHosts.of(other));
    shared.retainAll(IstioHosts.of(s));
    return shared;
  }

  private static String message(JsonNode other, String host) {
    return "VirtualService %s has the host %s, too.".formatted(KubeObjects.title(other), host);
  }
}
