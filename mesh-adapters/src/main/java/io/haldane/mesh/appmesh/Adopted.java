package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.Manifest;
import io.haldane.api.routing.RouteTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An object of a user in the words in which all meshes are compared. */
record Adopted(RouteTarget target) {
  private static final List<String> PROTOCOLS =
      List.of("http", "httpRoute", "http2Route", "grpcRoute");

  private static final String BACKENDS = "backends (virtual services)";

  /** Fields that we write, on any of the kinds. */
  private static final List<String> OURS =
      List.of(
          "backends",
          "listeners",
          "logging",
          "podSelector",
          "provider",
          "routes",
          "serviceDiscovery",
          "virtualRouter");

  /**
   * As it was, without taking away what App Mesh writes into a spec and never lets go of: the mesh
   * and the name in AWS, which kubectl does not remember.
   */
  static Manifest restored(Manifest manifest) {
    Set<String> owned = new HashSet<>(manifest.owned());
    owned.remove("/spec");
    OURS.forEach(field -> owned.add("/spec/" + field));
    return new Manifest(manifest.ref(), manifest.body(), owned, manifest.mode());
  }

  /** The node that a target of a route names, in either version. */
  static String node(JsonNode weighted) {
    return weighted.has("virtualNodeName")
        ? weighted.path("virtualNodeName").asText()
        : weighted.at("/virtualNodeRef/name").asText();
  }

  void canonical(ObjectNode spec) {
    for (JsonNode route : spec.path("routes")) {
      if (route instanceof ObjectNode known) {
        route(known);
      }
    }
    // The name and the order of a route mean nothing to its requests, nor does that of its router.
    spec.remove("virtualRouter");
    if (leadsHere(spec.path("provider"))) {
      spec.remove("provider");
    }
    if (isFoundHere(spec.at("/serviceDiscovery/dns"))) {
      spec.remove("serviceDiscovery");
    }
    // Other meshes name the places that a rule leads to so. Also none of ours is compared.
    JsonNode backends = spec.remove("backends");
    spec.set(BACKENDS, backends == null ? spec.arrayNode() : backends);
  }

  private static void route(ObjectNode route) {
    route.remove(List.of("name", "priority"));
    for (String protocol : PROTOCOLS) {
      for (JsonNode weighted : route.path(protocol).at("/action/weightedTargets")) {
        if (weighted instanceof ObjectNode known) {
          String node = node(known);
          known.remove(List.of("virtualNodeName", "virtualNodeRef"));
          known.put("name", node);
        }
      }
    }
  }

  private boolean leadsHere(JsonNode provider) {
    String router = provider.at("/virtualRouter/virtualRouterRef/name").asText();
    String node = provider.at("/virtualNode/virtualNodeRef/name").asText();
    Set<String> ours = Set.of(target.apex(), target.primary(), target.canaryService());
    return ours.contains(router.isEmpty() ? node : router);
  }

  private boolean isFoundHere(JsonNode dns) {
    String host = dns.path("hostName").asText(dns.path("hostname").asText());
    return List.of(target.apex(), target.primary(), target.canaryService()).stream()
        .anyMatch(name -> (host + ".").startsWith(name + "." + target.namespace() + "."));
  }
}
