package io.haldane.doctor.route;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A gateway that does not exist. */
public final class GatewayThere implements Check {
  private static final Code CODE =
      Code.error(
          "gateway-missing",
          "The canary names an Istio Gateway that does not exist, so nobody outside reaches it.",
          "Create the Gateway, or correct spec.service.gateways.");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public List<String> find(Snapshot s) {
    if (!s.provider().equals("istio") || !s.neighbors().knows(NeighborKind.ISTIO_GATEWAYS)) {
      return List.of();
    }
    Set<String> there =
        s.neighbors().all(NeighborKind.ISTIO_GATEWAYS).stream()
            .map(KubeObjects::title)
            .collect(Collectors.toSet());
    return IstioHosts.gateways(s).stream()
        .filter(name -> !name.equals("mesh") && !there.contains(name))
        .map(name -> "Gateway %s does not exist.".formatted(name))
        .toList();
  }
}
