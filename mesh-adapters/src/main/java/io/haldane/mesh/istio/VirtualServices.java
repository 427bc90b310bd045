package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteBody;
import java.util.ArrayList;
import java.util.List;

/** The route: for whom it is, and how it splits. */
final class VirtualServices {
  private VirtualServices() {}

  static Manifest render(RouteTarget target, Traffic traffic, LiveObjects live) {
    ObjectRef ref = IstioObjects.virtualService(target);
    ObjectNode body = RouteBody.keeping(target, ref, live);
    ObjectNode spec = body.putObject("spec");
    reach(spec, target);
    switch (Protocol.of(target.service())) {
      case HTTP -> spec.set("http", HttpRoutes.of(target, traffic));
      case TCP -> spec.set("tcp", TcpRoutes.render(target, traffic));
    }
    return Manifest.of(ref, body, "/spec/hosts", "/spec/gateways", "/spec/http", "/spec/tcp");
  }

  /** A delegate is reached through its root alone, and says so by naming no host or gateway. */
  private static void reach(ObjectNode spec, RouteTarget target) {
    if (Refusals.delegates(target.service())) {
      spec.putArray("hosts");
      return;
    }
    spec.set("hosts", Json.array(hosts(target)));
    List<String> gateways = target.service().gateways();
    spec.set("gateways", Json.array(gateways.isEmpty() ? List.of("mesh") : gateways));
  }

  /** Clients inside the mesh call the apex Service, so it is always among the hosts. */
  private static List<String> hosts(RouteTarget target) {
    ServiceSpec service = target.service();
    List<String> hosts = new ArrayList<>(service.hosts());
    if (!hosts.contains(target.apex()) && !hosts.contains("*")) {
      hosts.add(target.apex());
    }
    return hosts;
  }
}
