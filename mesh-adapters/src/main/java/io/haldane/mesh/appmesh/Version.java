package io.haldane.mesh.appmesh;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import java.util.Set;

/** Versions of the API; they differ in the object that has the routes. */
enum Version {
  /** The VirtualService has the routes. */
  V1BETA1("v1beta1", "appmesh"),
  /** A VirtualRouter has the routes, and the VirtualService leads to it. */
  V1BETA2("v1beta2", "appmesh:v1beta2");

  private static final String GROUP = "appmesh.k8s.aws";

  private final String version;
  private final String provider;

  Version(String version, String provider) {
    this.version = version;
    this.provider = provider;
  }

  String provider() {
    return provider;
  }

  /** The Services of the two versions say which pods belong to a node. */
  Set<RoutedKind> kinds() {
    RoutedKind node = RoutedKind.written(GROUP, "VirtualNode", "virtualnodes", version);
    RoutedKind service = services();
    return switch (this) {
      case V1BETA1 -> Set.of(node, service);
      case V1BETA2 ->
          Set.of(
              node,
              service,
              RoutedKind.written(GROUP, "VirtualRouter", "virtualrouters", version),
              RoutedKind.read("", "Service", "services", "v1").besideWorkloads());
    };
  }

  RoutedKind services() {
    return RoutedKind.written(GROUP, "VirtualService", "virtualservices", version);
  }

  ObjectRef node(RouteTarget target, String name) {
    return ref(target, "VirtualNode", name);
  }

  ObjectRef router(RouteTarget target, String name) {
    return ref(target, "VirtualRouter", name);
  }

  /**
   * The oldest version takes the name of the object for the host that clients call; the newest one
   * adds the namespace by itself.
   */
  ObjectRef service(RouteTarget target, String name) {
    return switch (this) {
      case V1BETA1 -> ref(target, "VirtualService", name + "." + target.namespace());
      case V1BETA2 -> ref(target, "VirtualService", name);
    };
  }

  /** The object with the routes of that name. */
  ObjectRef routes(RouteTarget target, String name) {
    return switch (this) {
      case V1BETA1 -> service(target, name);
      case V1BETA2 -> router(target, name);
    };
  }

  private ObjectRef ref(RouteTarget target, String kind, String name) {
    return new ObjectRef(GROUP + "/" + version, kind, target.namespace(), name);
  }
}
