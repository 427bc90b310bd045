package io.haldane.mesh.gatewayapi;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import org.jspecify.annotations.Nullable;

/** Versions of the Gateway API; a provider names one of them. */
enum Version {
  /** Splits, matches, rewrites and changes headers. */
  V1BETA1("v1beta1"),
  /** Knows timeouts, CORS, partial mirroring and the primary's cookie as well. */
  V1("v1");

  static final String GROUP = "gateway.networking.k8s.io";

  private final String version;

  Version(String version) {
    this.version = version;
  }

  /** {@code gatewayapi:v1} and {@code gatewayapi:v1beta1}. */
  String provider() {
    return "gatewayapi:" + version;
  }

  String version() {
    return version;
  }

  ObjectRef route(RouteTarget target) {
    return ref(RouteKind.HTTP.kind(), target.namespace(), target.apex());
  }

  ObjectRef ref(String kind, @Nullable String namespace, String name) {
    return new ObjectRef(GROUP + "/" + version, kind, namespace, name);
  }
}
