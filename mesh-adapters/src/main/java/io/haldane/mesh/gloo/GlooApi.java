package io.haldane.mesh.gloo;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.ObjectReference;
import java.util.Optional;
import java.util.Set;

/** Kinds and names of Gloo's objects. */
final class GlooApi {
  private static final String ROUTES = "gateway.solo.io";
  private static final String UPSTREAMS = "gloo.solo.io";
  private static final String VERSION = "v1";

  static final RoutedKind ROUTE_TABLE =
      RoutedKind.written(ROUTES, "RouteTable", "routetables", VERSION);

  static final Set<RoutedKind> KINDS =
      Set.of(ROUTE_TABLE, RoutedKind.written(UPSTREAMS, "Upstream", "upstreams", VERSION));

  private GlooApi() {}

  static ObjectRef routeTable(RouteTarget target) {
    return new ObjectRef(ROUTES + "/" + VERSION, "RouteTable", target.namespace(), target.apex());
  }

  /** Named as Flagger does, so that dashboards keep working. */
  static ObjectRef primary(RouteTarget target) {
    return upstream(target.namespace(), name(target, "primaryupstream"));
  }

  static ObjectRef canary(RouteTarget target) {
    return upstream(target.namespace(), name(target, "canaryupstream"));
  }

  /** The upstream of the user whose settings ours copy. */
  static Optional<ObjectRef> users(RouteTarget target) {
    return Optional.ofNullable(target.canary().getSpec().upstreamRef())
        .map(ref -> upstream(namespace(target, ref), ref.name()));
  }

  private static String namespace(RouteTarget target, ObjectReference ref) {
    String namespace = ref.namespace();
    return namespace == null || namespace.isEmpty() ? target.namespace() : namespace;
  }

  private static String name(RouteTarget target, String role) {
    return "%s-%s-%s-%d"
        .formatted(target.namespace(), target.apex(), role, target.service().port());
  }

  private static ObjectRef upstream(String namespace, String name) {
    return new ObjectRef(UPSTREAMS + "/" + VERSION, "Upstream", namespace, name);
  }
}
