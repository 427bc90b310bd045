package io.haldane.api.routing;

import java.util.Set;

/** Values of {@code spec.provider} that Flagger supports, whether or not Haldane does. */
public final class ReferenceProviders {
  private static final Set<String> NAMES =
      Set.of(
          "apisix",
          "appmesh",
          "appmesh:v1beta1",
          "appmesh:v1beta2",
          "contour",
          "gatewayapi",
          "gatewayapi:v1",
          "gatewayapi:v1alpha2",
          "gatewayapi:v1beta1",
          "gloo",
          "istio",
          "knative",
          "kubernetes",
          "kuma",
          "linkerd",
          "nginx",
          "osm",
          "skipper",
          "smi:v1alpha1",
          "smi:v1alpha2",
          "smi:v1alpha3",
          "traefik");

  private ReferenceProviders() {}

  public static Set<String> all() {
    return NAMES;
  }

  /** Whether Flagger serves it. */
  public static boolean has(String provider) {
    return NAMES.contains(provider);
  }
}
