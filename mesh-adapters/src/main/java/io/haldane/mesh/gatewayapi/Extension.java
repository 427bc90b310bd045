package io.haldane.mesh.gatewayapi;

import java.util.List;

/**
 * A part of a route that the standard leaves to implementations. The names are those that
 * GatewayClasses list in {@code status.supportedFeatures}; all of them together mean the part.
 */
enum Extension {
  MIRROR("HTTPRouteRequestMirror"),
  /** Mirroring a part of the requests. */
  MIRROR_SHARE("HTTPRouteRequestPercentageMirror"),
  CORS("HTTPRouteCORS"),
  TIMEOUTS("HTTPRouteRequestTimeout", "HTTPRouteBackendTimeout"),
  REWRITE("HTTPRouteHostRewrite", "HTTPRoutePathRewrite"),
  RESPONSE_HEADERS("HTTPRouteResponseHeaderModification"),
  /** Changing the answers of one backend, as our cookies need it; it has no name of its own. */
  BACKEND_FILTERS(),
  /** Keeping clients on a backend, whatever its weight is. Never written, only feared. */
  SESSION_PERSISTENCE();

  private final List<String> names;

  Extension(String... names) {
    this.names = List.of(names);
  }

  /** Whether an implementation that lists these features has it. */
  boolean isIn(List<String> features) {
    return !names.isEmpty() && features.containsAll(names);
  }
}
