package io.haldane.api.routing;

import io.haldane.api.v1beta1.ServiceSpec;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kind of route that {@code spec.service.routeKind} asks for. */
public final class RouteKinds {
  private RouteKinds() {}

  /**
   * Why the router does not write that kind; empty when it does, or when none is asked for.
   * Ignored, the field would leave users with another route than they asked for.
   */
  public static Optional<String> refusal(TrafficRouter router, RouteTarget target) {
    ServiceSpec service = target.canary().getSpec().service();
    return Optional.ofNullable(service == null ? null : service.routeKind())
        .filter(kind -> !kind.isEmpty() && !router.routeKinds().contains(kind))
        .map(kind ->
            "provider \"%s\" writes no %s, which spec.service.routeKind asks for; %s"
                .formatted(target.provider(), kind, instead(router)));
  }

  private static String instead(TrafficRouter router) {
    return router.routeKinds().isEmpty()
        ? "remove it, or choose a provider that writes it"
        : router.routeKinds().stream()
            .sorted()
            .collect(Collectors.joining(", ", "set it to one of ", ""));
  }
}
