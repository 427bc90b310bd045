package io.haldane.mesh.gatewayapi;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.mesh.common.ServiceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a TCPRoute or TLSRoute cannot do for a canary: it splits connections, and reads nothing. */
final class ConnectionRefusals {
  private static final String OTHER = "write an HTTPRoute or GRPCRoute for it";
  private static final Map<String, String> INSTEAD =
      Map.of(
          "match", OTHER,
          "timeout", "set timeouts in the clients",
          "backendTimeout", "set timeouts in the clients",
          "retries", "connect again in the clients",
          "rewrite", OTHER,
          "headers", OTHER,
          "corsPolicy", OTHER,
          "mirror", "copy the data in the app",
          "trafficPolicy", "use a policy of the gateway");

  private ConnectionRefusals() {}

  static List<String> of(RouteTarget target, Dialect dialect, RouteKind kind) {
    String object = "a " + kind.kind();
    Analysis analysis = target.canary().getSpec().analysis();
    List<String> refusals = new ArrayList<>(Refusals.parents(target, dialect));
    refusals.addAll(ServiceFields.refusals(target.service(), object, INSTEAD));
    hosts(refusals, target.service().hosts(), kind);
    if (!analysis.match().isEmpty()) {
      refusals.add(
          "%s splits connections and reads no headers; remove spec.analysis.match, or set spec.service.routeKind to HTTPRoute or GRPCRoute"
              .formatted(object));
    }
    refusals.addAll(ofAnalysis(analysis, object, "test the new version by hooks"));
    return List.copyOf(refusals);
  }

  private static void hosts(List<String> refusals, List<String> hosts, RouteKind kind) {
    if (kind == RouteKind.TCP && !hosts.isEmpty()) {
      refusals.add(
          "a TCPRoute knows no hosts; remove spec.service.hosts, and choose the listener by spec.service.gatewayRefs[].sectionName");
    }
    if (kind == RouteKind.TLS && hosts.isEmpty()) {
      refusals.add(
          "a TLSRoute needs the names that clients ask for in the handshake; list them in spec.service.hosts");
    }
    if (kind == RouteKind.TLS && hosts.contains("*")) {
      refusals.add("a TLSRoute cannot be for every host; list names in spec.service.hosts");
    }
  }

  /** Of every route that is not for HTTP. */
  static List<String> ofAnalysis(Analysis analysis, String object, String instead) {
    List<String> refusals = new ArrayList<>();
    if (Boolean.TRUE.equals(analysis.mirror())) {
      refusals.add("%s does not mirror; remove spec.analysis.mirror".formatted(object));
    }
    if (analysis.sessionAffinity() != null) {
      refusals.add(
          "%s sets no cookies; remove spec.analysis.sessionAffinity, and %s"
              .formatted(object, instead));
    }
    return refusals;
  }
}
