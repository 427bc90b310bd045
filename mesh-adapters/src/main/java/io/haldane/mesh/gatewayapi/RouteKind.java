package io.haldane.mesh.gatewayapi;

import io.haldane.api.routing.RoutedKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of routes that split by the weights of {@code spec.rules[].backendRefs}. */
enum RouteKind {
  HTTP("HTTPRoute", "httproutes", List.of("v1", "v1beta1")),
  GRPC("GRPCRoute", "grpcroutes", List.of("v1")),
  /** By connection; its older version is that of the experimental channel before 1.6. */
  TCP("TCPRoute", "tcproutes", List.of("v1", "v1alpha2")),
  /** By connection; its older versions are those of the experimental channel before 1.6. */
  TLS("TLSRoute", "tlsroutes", List.of("v1", "v1alpha3", "v1alpha2"));

  private final String kind;
  private final String plural;
  private final List<String> versions;

  RouteKind(String kind, String plural, List<String> versions) {
    this.kind = kind;
    this.plural = plural;
    this.versions = versions;
  }

  static Optional<RouteKind> named(String kind) {
    return Arrays.stream(values()).filter(known -> known.kind.equals(kind)).findFirst();
  }

  String kind() {
    return kind;
  }

  /** Those that a provider of that version of the API reads. */
  List<String> versions(Version version) {
    return this == HTTP ? List.of(version.version()) : versions;
  }

  RoutedKind routed(Version version) {
    return RoutedKind.written(
        Version.GROUP, kind, plural, versions(version).toArray(String[]::new));
  }
}
