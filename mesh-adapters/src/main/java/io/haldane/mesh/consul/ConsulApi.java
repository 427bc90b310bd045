package io.haldane.mesh.consul;

import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kinds of Consul, and the names of our objects: each is named after the service that it is about.
 */
final class ConsulApi {
  private static final String GROUP = "consul.hashicorp.com";
  private static final String VERSION = "v1alpha1";

  /** Those that are named after the Service whose requests they route. */
  static final Set<RoutedKind> ROUTES =
      Set.of(
          RoutedKind.written(GROUP, "ServiceDefaults", "servicedefaults", VERSION),
          RoutedKind.written(GROUP, "ServiceSplitter", "servicesplitters", VERSION),
          RoutedKind.written(GROUP, "ServiceRouter", "servicerouters", VERSION));

  static final Set<RoutedKind> KINDS =
      Stream.of(
              ROUTES.stream(),
              Stream.of(
                  RoutedKind.read(GROUP, "ServiceIntentions", "serviceintentions", VERSION),
                  RoutedKind.written("", "Service", "services", "v1").besideWorkloads()))
          .flatMap(Function.identity())
          .collect(Collectors.toUnmodifiableSet());

  private ConsulApi() {}

  static ObjectRef defaults(RouteTarget target, String service) {
    return ref(target, "ServiceDefaults", service);
  }

  static ObjectRef splitter(RouteTarget target) {
    return ref(target, "ServiceSplitter", target.apex());
  }

  static ObjectRef router(RouteTarget target) {
    return ref(target, "ServiceRouter", target.apex());
  }

  static ObjectRef intentions(RouteTarget target, String service) {
    return ref(target, "ServiceIntentions", service);
  }

  /** The Service that clients call, in Kubernetes. */
  static ObjectRef apex(RouteTarget target) {
    return new ObjectRef("v1", "Service", target.namespace(), target.apex());
  }

  static List<String> services(RouteTarget target) {
    return List.of(target.apex(), target.primary(), target.canaryService());
  }

  private static ObjectRef ref(RouteTarget target, String kind, String name) {
    return new ObjectRef(GROUP + "/" + VERSION, kind, target.namespace(), name);
  }
}
