package io.haldane.mesh.traefik;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSetting;
import java.util.Set;

/** The two API groups of Traefik, and the names of our objects. */
final class TraefikApi {
  private static final String GROUP = "traefik.io";

  /** Of Traefik 2 before 2.10; gone in Traefik 3. */
  private static final String OLD_GROUP = "traefik.containo.us";

  static final String SERVICE = "TraefikService";
  private static final String ROUTE = "IngressRoute";
  private static final String VERSION = "v1alpha1";

  static final RouterSetting API_GROUP =
      new RouterSetting(
          "traefik-api-group",
          GROUP,
          "API group of Traefik's objects; traefik.containo.us before Traefik 2.10");

  static final Set<RoutedKind> KINDS =
      Set.of(
          RoutedKind.written(GROUP, SERVICE, "traefikservices", VERSION),
          RoutedKind.written(GROUP, ROUTE, "ingressroutes", VERSION),
          RoutedKind.written(OLD_GROUP, SERVICE, "traefikservices", VERSION),
          RoutedKind.written(OLD_GROUP, ROUTE, "ingressroutes", VERSION));

  private TraefikApi() {}

  /** The split that IngressRoutes of users lead to. */
  static ObjectRef split(RouteTarget target) {
    return ref(target, SERVICE, target.apex());
  }

  /** The split of matching requests. */
  static ObjectRef testersSplit(RouteTarget target) {
    return ref(target, SERVICE, target.canaryService());
  }

  /** The route of matching requests. */
  static ObjectRef testersRoute(RouteTarget target) {
    return ref(target, ROUTE, target.canaryService());
  }

  /** A route of a user. */
  static ObjectRef usersRoute(RouteTarget target, String name) {
    return ref(target, ROUTE, name);
  }

  static boolean isRoute(String kind) {
    return kind.equals(ROUTE);
  }

  static boolean isOld(RouteTarget target) {
    return group(target).equals(OLD_GROUP);
  }

  static boolean isKnown(RouteTarget target) {
    return group(target).equals(GROUP) || isOld(target);
  }

  static String group(RouteTarget target) {
    return target.settings().get(API_GROUP).orElse(GROUP);
  }

  private static ObjectRef ref(RouteTarget target, String kind, String name) {
    return new ObjectRef(group(target) + "/" + VERSION, kind, target.namespace(), name);
  }
}
