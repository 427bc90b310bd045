package io.haldane.mesh.gatewayapi;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.GatewayRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a provider uses the Gateway API.
 *
 * @param mesh name of the controller of a mesh, in which the Service that clients call is always a
 *     parent; empty where the canary names all parents
 */
record Dialect(Version version, Optional<String> mesh) {
  static final RouterSetting CONTROLLER =
      new RouterSetting(
          "gateway-controller",
          "",
          "controllerName of the Gateway API's implementation, for parents of routes where no status and no GatewayClass names it");

  static Dialect gateways(Version version) {
    return new Dialect(version, Optional.empty());
  }

  static Dialect mesh(String controller) {
    return new Dialect(Version.V1, Optional.of(controller));
  }

  /**
   * Kinds of routes that are written: meshes have metrics and rules of their own for the others.
   */
  Set<RouteKind> kinds() {
    return mesh.isEmpty() && version == Version.V1
        ? EnumSet.allOf(RouteKind.class)
        : EnumSet.of(RouteKind.HTTP);
  }

  /** The kind that the canary asks for. */
  RouteKind kind(RouteTarget target) {
    return Optional.ofNullable(target.service().routeKind())
        .flatMap(RouteKind::named)
        .filter(kinds()::contains)
        .orElse(RouteKind.HTTP);
  }

  ObjectRef route(RouteTarget target) {
    return version.ref(kind(target).kind(), target.namespace(), target.apex());
  }

  /** Those of the canary, and in a mesh the Service before them, unless it is one of them. */
  List<GatewayRef> parents(RouteTarget target) {
    List<GatewayRef> named = target.service().gatewayRefs();
    if (mesh.isEmpty() || named.stream().anyMatch(ref -> ParentRefs.isApex(target, ref))) {
      return named;
    }
    List<GatewayRef> parents = new ArrayList<>();
    parents.add(ParentRefs.apex(target));
    parents.addAll(named);
    return List.copyOf(parents);
  }

  /** The implementation behind a parent, where a route does not report it. */
  Optional<String> controller(RouteTarget target, GatewayRef parent) {
    return mesh.filter(_ -> ParentRefs.isService(ParentRefs.tree(parent)))
        .or(() -> target.settings().get(CONTROLLER));
  }

  Set<Feature> features() {
    Set<Feature> features = EnumSet.allOf(Feature.class);
    if (lacks(Extension.MIRROR)) {
      features.remove(Feature.MIRROR);
    }
    if (lacks(Extension.BACKEND_FILTERS)) {
      features.remove(Feature.AFFINITY);
    }
    return features;
  }

  private boolean lacks(Extension extension) {
    return mesh.filter(controller -> !Implementation.has(controller, extension)).isPresent();
  }

  /** Without what the mesh is known to lack. */
  Traffic possible(Traffic traffic) {
    return new Traffic(
        traffic.canary(),
        traffic.mirrored() && !lacks(Extension.MIRROR),
        lacks(Extension.BACKEND_FILTERS) ? null : traffic.affinity(),
        traffic.everybody());
  }
}
