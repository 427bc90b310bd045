package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the routes say about the split. */
record SplitReading(RouteTarget target, Version version, ObjectRef ref) {

  static RouteState of(RouteTarget target, Version version, LiveObjects live) {
    ObjectRef ref = version.routes(target, target.apex());
    Optional<ObjectNode> found = live.json(ref);
    if (found.isEmpty()) {
      return new RouteState.Absent();
    }
    SplitReading reading = new SplitReading(target, version, ref);
    return reading.isCalled(live)
        ? reading.read(found.get()).pendingFor(Acceptance.objection(found.get(), ref))
        : new Unreadable(
            "%s does not lead to %s".formatted(version.service(target, target.apex()), ref));
  }

  /** In v1beta2 a router has effect only for the VirtualService that leads to it. */
  private boolean isCalled(LiveObjects live) {
    return switch (version) {
      case V1BETA1 -> true;
      case V1BETA2 ->
          live.tree(version.service(target, target.apex()))
              .map(service -> service.at("/spec/provider/virtualRouter/virtualRouterRef/name"))
              .filter(name -> name.asText().equals(target.apex()))
              .isPresent();
    };
  }

  private RouteState read(ObjectNode object) {
    JsonNode routes = object.at("/spec/routes");
    return switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
      case MATCHED -> split(routes, true).forEverybody(leadsTheRest(routes));
      case WEIGHTED, TESTERS_FIRST -> split(routes, false);
    };
  }

  private boolean leadsTheRest(JsonNode routes) {
    return split(routes, false) instanceof RouteState.Routed(var traffic) && traffic.canary() > 0;
  }

  /** All routes for the same requests must split in the same way. */
  private RouteState split(JsonNode routes, boolean testers) {
    List<RouteState> states =
        routes
            .valueStream()
            .filter(route -> isForTesters(route) == testers)
            .map(route -> one(route.path(Routes.field(target, version))))
            .distinct()
            .toList();
    return switch (states.size()) {
      case 0 -> noSplit();
      case 1 -> states.getFirst();
      default -> new Unreadable("the routes of %s split differently".formatted(ref));
    };
  }

  private boolean isForTesters(JsonNode route) {
    String name = route.path("name").asText();
    return name.equals(Routes.testers(target)) || name.startsWith(Routes.testers(target) + "-");
  }

  private RouteState one(JsonNode route) {
    JsonNode targets = route.at("/action/weightedTargets");
    Optional<BigDecimal> primary = weight(targets, target.primary());
    Optional<BigDecimal> canary = weight(targets, target.canaryService());
    return primary.isPresent() && canary.isPresent() && targets.size() == 2
        ? Weights.split(primary.get(), canary.get(), false, ref.toString())
        : noSplit();
  }

  private Unreadable noSplit() {
    return new Unreadable(
        "%s does not split between %s and %s only"
            .formatted(ref, target.primary(), target.canaryService()));
  }

  private static Optional<BigDecimal> weight(JsonNode targets, String node) {
    return targets
        .valueStream()
        .filter(target -> Adopted.node(target).equals(node))
        .map(target -> target.path("weight"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .findFirst();
  }
}
