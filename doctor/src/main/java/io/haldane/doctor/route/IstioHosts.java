package io.haldane.doctor.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.doctor.snapshot.KubeObjects;
import io.haldane.doctor.snapshot.Snapshot;
import java.util.Set;
import java.util.TreeSet;

/** Which hosts and gateways a VirtualService is about. */
final class IstioHosts {
  private static final String MESH = "mesh";

  private IstioHosts() {}

  /** Full names; a short one is in the namespace of its object. */
  static Set<String> of(JsonNode virtualService) {
    Set<String> hosts = new TreeSet<>();
    String namespace = KubeObjects.namespace(virtualService);
    virtualService.at("/spec/hosts").forEach(host -> hosts.add(full(host.asText(), namespace)));
    return hosts;
  }

  /** Those of the canary: its own, and the name of its Service. */
  static Set<String> of(Snapshot s) {
    Set<String> hosts = new TreeSet<>();
    ServiceSpec service = s.spec().service();
    if (service != null) {
      service.hosts().forEach(host -> hosts.add(full(host, s.namespace())));
    }
    hosts.add(full(RouteTarget.named(s.canary()).apex(), s.namespace()));
    return hosts;
  }

  static Set<String> gateways(JsonNode virtualService) {
    Set<String> gateways = new TreeSet<>();
    String namespace = KubeObjects.namespace(virtualService);
    virtualService
        .at("/spec/gateways")
        .forEach(gateway -> gateways.add(gateway(gateway.asText(), namespace)));
    return gateways.isEmpty() ? Set.of(MESH) : gateways;
  }

  static Set<String> gateways(Snapshot s) {
    Set<String> gateways = new TreeSet<>();
    ServiceSpec service = s.spec().service();
    if (service != null) {
      service.gateways().forEach(gateway -> gateways.add(gateway(gateway, s.namespace())));
    }
    return gateways.isEmpty() ? Set.of(MESH) : gateways;
  }

  private static String gateway(String name, String namespace) {
    return name.equals(MESH) || name.contains("/") ? name : namespace + "/" + name;
  }

  private static String full(String host, String namespace) {
    if (host.contains("*")) {
      return host;
    }
    int parts = host.split("\\.").length;
    if (parts == 1) {
      return host + "." + namespace + ".svc.cluster.local";
    }
    return parts == 3 && host.endsWith(".svc") ? host + ".cluster.local" : host;
  }
}
