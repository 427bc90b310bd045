package io.haldane.mesh.gatewayapi;

import static io.haldane.mesh.gatewayapi.Extension.BACKEND_FILTERS;
import static io.haldane.mesh.gatewayapi.Extension.CORS;
import static io.haldane.mesh.gatewayapi.Extension.MIRROR;
import static io.haldane.mesh.gatewayapi.Extension.MIRROR_SHARE;
import static io.haldane.mesh.gatewayapi.Extension.RESPONSE_HEADERS;
import static io.haldane.mesh.gatewayapi.Extension.REWRITE;
import static io.haldane.mesh.gatewayapi.Extension.SESSION_PERSISTENCE;
import static io.haldane.mesh.gatewayapi.Extension.TIMEOUTS;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of an implementation of the Gateway API: this list is the only place. Read in their
 * sources and documents of autumn 2026; a part that is not known to work counts as missing.
 *
 * @param controllers its names in {@code status.parents[].controllerName} and in GatewayClasses
 * @param supported beyond the core of the standard
 */
record Implementation(String name, List<String> controllers, Set<Extension> supported) {
  static final List<Implementation> ALL =
      List.of(
          of("APISIX", "apisix.apache.org/apisix-ingress-controller")
              .with(MIRROR, REWRITE, RESPONSE_HEADERS),
          of("AWS Load Balancer Controller", "gateway.k8s.aws/alb").with(REWRITE),
          of("Cilium", "io.cilium/gateway-controller")
              .with(
                  MIRROR, MIRROR_SHARE, CORS, TIMEOUTS, REWRITE, RESPONSE_HEADERS, BACKEND_FILTERS),
          of("Consul", "consul.hashicorp.com/gateway-controller")
              .with(RESPONSE_HEADERS, BACKEND_FILTERS),
          of("Contour", "projectcontour.io/gateway-controller")
              .with(MIRROR, TIMEOUTS, REWRITE, RESPONSE_HEADERS, BACKEND_FILTERS),
          of("Envoy Gateway", "gateway.envoyproxy.io/gatewayclass-controller")
              .with(Extension.values()),
          of("GKE", "networking.gke.io/gateway").with(MIRROR),
          of("HAProxy Ingress", "haproxy-ingress.github.io/controller").with(),
          of(
                  "Istio",
                  "istio.io/gateway-controller",
                  "istio.io/mesh-controller",
                  "istio.io/unmanaged-gateway")
              .with(
                  MIRROR, MIRROR_SHARE, CORS, TIMEOUTS, REWRITE, RESPONSE_HEADERS, BACKEND_FILTERS),
          of("kgateway", "kgateway.dev/kgateway")
              .with(MIRROR, TIMEOUTS, REWRITE, RESPONSE_HEADERS, SESSION_PERSISTENCE),
          of("Kong", "konghq.com/kic-gateway-controller", "konghq.com/gateway-operator")
              .with(REWRITE, RESPONSE_HEADERS),
          of("Kuma", "gateways.kuma.io/controller").with(MIRROR, REWRITE, RESPONSE_HEADERS),
          // A route with anything else is ignored as a whole.
          of("Linkerd", "linkerd.io/policy-controller")
              .with(TIMEOUTS, RESPONSE_HEADERS, BACKEND_FILTERS),
          of("NGINX Gateway Fabric", "gateway.nginx.org/nginx-gateway-controller")
              .with(MIRROR, MIRROR_SHARE, REWRITE, RESPONSE_HEADERS),
          // A mirror or CORS makes every request of the rule fail, while the route is accepted.
          of("Traefik", "traefik.io/gateway-controller")
              .with(REWRITE, RESPONSE_HEADERS, BACKEND_FILTERS));

  private static Implementation of(String name, String... controllers) {
    return new Implementation(name, List.of(controllers), Set.of());
  }

  private Implementation with(Extension... supported) {
    return new Implementation(name, controllers, Set.of(supported));
  }

  static Optional<Implementation> find(String controller) {
    return ALL.stream().filter(known -> known.controllers.contains(controller)).findFirst();
  }

  /** Whether that controller is known to have it. */
  static boolean has(String controller, Extension extension) {
    return find(controller).filter(known -> known.supported.contains(extension)).isPresent();
  }
}
