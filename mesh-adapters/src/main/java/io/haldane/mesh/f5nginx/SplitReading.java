package io.haldane.mesh.f5nginx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a route says about the split, and whether the controller has taken it. */
record SplitReading(RouteTarget target, ObjectNode route) {

  static RouteState of(RouteTarget target, ObjectNode route) {
    return new SplitReading(target, route).read().pendingFor(objection(target, route));
  }

  private RouteState read() {
    RouteState rest = same(subroutes().map(route -> route.path("splits")));
    RouteState testers =
        same(
            subroutes()
                .flatMap(route -> route.path("matches").valueStream())
                .map(match -> match.path("splits")));
    RouteState state =
        switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
          case WEIGHTED -> rest;
          case TESTERS_FIRST -> testers instanceof Unreadable ? testers : rest;
          case MATCHED ->
              testers.forEverybody(rest instanceof Routed(Traffic all) && all.canary() > 0);
        };
    return rest instanceof Unreadable ? rest : state;
  }

  private Stream<JsonNode> subroutes() {
    return route.at("/spec/subroutes").valueStream();
  }

  /** All routes must split in the same way. */
  private RouteState same(Stream<JsonNode> splits) {
    List<RouteState> states = splits.map(this::one).distinct().toList();
    return switch (states.size()) {
      case 0 -> noSplit();
      case 1 -> states.getFirst();
      default ->
          new Unreadable(
              "the routes of %s split differently".formatted(VirtualServerRoutes.ref(target)));
    };
  }

  private RouteState one(JsonNode splits) {
    Optional<BigDecimal> primary = weight(splits, target.primary());
    Optional<BigDecimal> canary = weight(splits, target.canaryService());
    return primary.isPresent() && canary.isPresent() && splits.size() == 2
        ? Weights.split(
            primary.get(), canary.get(), false, VirtualServerRoutes.ref(target).toString())
        : noSplit();
  }

  private Unreadable noSplit() {
    return new Unreadable(
        "%s does not split between %s and %s only"
            .formatted(VirtualServerRoutes.ref(target), target.primary(), target.canaryService()));
  }

  private static Optional<BigDecimal> weight(JsonNode splits, String upstream) {
    return splits
        .valueStream()
        .filter(split -> Actions.upstream(split.path("action")).equals(upstream))
        .map(split -> split.path("weight"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .findFirst();
  }

  /**
   * The status does not say which change it is about. A warning that no VirtualServer leads to the
   * route is none of ours: nobody comes by it.
   */
  private static Optional<String> objection(RouteTarget target, ObjectNode route) {
    JsonNode status = route.path("status");
    return status.path("state").asText().equals("Invalid")
        ? Optional.of(
            "the NGINX Ingress Controller refuses %s: %s"
                .formatted(VirtualServerRoutes.ref(target), status.path("message").asText()))
        : Optional.empty();
  }
}
