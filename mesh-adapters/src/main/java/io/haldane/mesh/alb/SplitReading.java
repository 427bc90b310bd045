package io.haldane.mesh.alb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.Optional;

/** What the Ingress of the canary says about the split. The controller reports nothing about it. */
final class SplitReading {
  private SplitReading() {}

  static RouteState of(IngressPair pair, ObjectNode ingress) {
    RouteTarget target = pair.target();
    if (IngressPair.rules(ingress, AlbAnnotations.action(target)).isEmpty()) {
      return new Unreadable(
          "no path of %s leads to the action %s"
              .formatted(pair.canary(), AlbAnnotations.action(target)));
    }
    ArrayNode groups = AlbAnnotations.targetGroups(target, ingress);
    Optional<BigDecimal> primary = weight(groups, target.primary());
    Optional<BigDecimal> canary = weight(groups, target.canaryService());
    return primary.isPresent() && canary.isPresent() && groups.size() == 2
        ? Weights.split(primary.get(), canary.get(), false, pair.canary().toString())
        : new Unreadable(
            "the action %s of %s does not split between %s and %s only"
                .formatted(
                    AlbAnnotations.action(target),
                    pair.canary(),
                    target.primary(),
                    target.canaryService()));
  }

  private static Optional<BigDecimal> weight(ArrayNode groups, String service) {
    return groups
        .valueStream()
        .filter(group -> group.path("serviceName").asText().equals(service))
        .filter(group -> group.path("weight").isNumber())
        .map(group -> group.path("weight").decimalValue())
        .findFirst();
  }
}
