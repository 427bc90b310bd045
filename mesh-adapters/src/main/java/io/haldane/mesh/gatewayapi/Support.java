package io.haldane.mesh.gatewayapi;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.RouteTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the implementations behind a route do what the canary asks for. Some accept a route with
 * a filter that they lack, and fail every request or ignore the filter.
 */
record Support(List<Parent> parents, List<Demand> demands, LiveObjects live) {

  static Support of(Dialect dialect, RouteTarget target, LiveObjects live) {
    return new Support(Parent.of(dialect, target), Demand.of(target, dialect.version()), live);
  }

  /**
   * The Gateways and their classes, where no report names an implementation that is known to do all
   * that is asked. Nothing before the route itself was read.
   */
  List<ObjectRef> needs() {
    if (live.refs().isEmpty()) {
      return List.of();
    }
    return parents.stream()
        .filter(parent -> demands.stream().anyMatch(demand -> isOpen(parent, demand)))
        .flatMap(
            parent -> Stream.concat(parent.gateway().stream(), parent.className(live).stream()))
        .distinct()
        .toList();
  }

  /** Without what a GatewayClass says, as needs must not depend on what they made known. */
  private boolean isOpen(Parent parent, Demand demand) {
    Set<String> reported = parent.named(live);
    return reported.isEmpty()
        || reported.stream().anyMatch(name -> !Implementation.has(name, demand.extension()));
  }

  /** What the analysis asks for and cannot have. */
  Set<Feature> missing() {
    return demands.stream()
        .filter(demand -> parents.stream().anyMatch(parent -> refusal(parent, demand).isPresent()))
        .map(Demand::feature)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  List<String> refusals() {
    List<String> refusals = new ArrayList<>();
    for (Parent parent : parents) {
      demands.forEach(demand -> refusal(parent, demand).ifPresent(refusals::add));
    }
    return List.copyOf(refusals);
  }

  private Optional<String> refusal(Parent parent, Demand demand) {
    Set<String> controllers = parent.controllers(live);
    if (controllers.isEmpty()) {
      return Optional.of(
          "nothing says which implementation is behind %s, so %s cannot be used; %s, or set gateway-controller for this installation"
              .formatted(parent.title(), demand.field(), demand.instead()));
    }
    return controllers.stream()
        .sorted()
        .filter(name -> !parent.has(demand.extension(), name, live))
        .findFirst()
        .map(name -> sentence(parent, demand, name));
  }

  private static String sentence(Parent parent, Demand demand, String controller) {
    return Implementation.find(controller)
        .map(known ->
            "%s, which is behind %s, does not support %s in a route; %s"
                .formatted(known.name(), parent.title(), demand.field(), demand.instead()))
        .orElseGet(() ->
            "%s, which is behind %s, is not an implementation that Haldane knows, and its GatewayClass does not list what %s needs; %s"
                .formatted(controller, parent.title(), demand.field(), demand.instead()));
  }
}
