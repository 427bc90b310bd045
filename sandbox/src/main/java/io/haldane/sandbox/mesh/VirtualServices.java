package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.haldane.sandbox.mesh.Rule.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads Istio's VirtualServices, version v1beta1. Read are hosts, and of http rules match, route,
 * mirror, headers and rewrite.uri; timeouts, retries, faults and redirects are not played.
 */
final class VirtualServices {
  private final String namespace;

  private VirtualServices(String namespace) {
    this.namespace = namespace;
  }

  static Route route(GenericKubernetesResource resource) {
    VirtualServices reader = new VirtualServices(resource.getMetadata().getNamespace());
    Tree spec = Tree.spec(resource);
    return new Route(
        spec.texts("hosts").stream().map(reader::host).collect(Collectors.toUnmodifiableSet()),
        spec.trees("http").stream().map(reader::rule).toList());
  }

  private String host(String text) {
    return text.startsWith("*") ? text : Host.of(text, namespace).key();
  }

  private Rule rule(Tree http) {
    Tree headers = http.tree("headers");
    return new Rule(
        http.trees("match").stream().map(RequestMatch::of).toList(),
        http.trees("route").stream().map(this::destination).toList(),
        mirrors(http),
        HeaderChange.of(headers.tree("request")),
        HeaderChange.of(headers.tree("response")),
        http.tree("rewrite").text("uri"));
  }

  private Destination destination(Tree route) {
    Tree headers = route.tree("headers");
    return new Destination(
        service(route.tree("destination")),
        number(route.text("weight").orElse("0")),
        HeaderChange.of(headers.tree("request")),
        HeaderChange.of(headers.tree("response")));
  }

  /** The older single mirror and the newer list; a percentage that is not written means all. */
  private List<Mirror> mirrors(Tree http) {
    List<Mirror> mirrors = new ArrayList<>();
    if (http.tree("mirror").has("host")) {
      mirrors.add(new Mirror(service(http.tree("mirror")), share(http, "mirrorPercentage")));
    }
    for (Tree mirror : http.trees("mirrors")) {
      mirrors.add(new Mirror(service(mirror.tree("destination")), share(mirror, "percentage")));
    }
    return List.copyOf(mirrors);
  }

  private static double share(Tree holder, String name) {
    return holder.has(name) ? number(holder.tree(name).text("value").orElse("0")) / 100 : 1;
  }

  private Host.ServiceName service(Tree destination) {
    return Host.of(destination.text("host").orElse("nowhere"), namespace).service();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
