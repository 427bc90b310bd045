package io.haldane.mesh.skipper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.Weights;

/** What the Ingress of the canary says about the split. An Ingress has no status to wait for. */
final class SplitReading {
  private SplitReading() {}

  static RouteState of(IngressPair pair, ObjectNode ingress) {
    RouteTarget target = pair.target();
    String where = pair.canary().toString();
    for (String service : new String[] {target.primary(), target.canaryService()}) {
      if (IngressPair.rules(ingress, service).isEmpty()) {
        return new RouteState.Unreadable("no path of %s leads to %s".formatted(where, service));
      }
    }
    ObjectNode weights = SplitAnnotations.weights(ingress).orElseGet(ingress::objectNode);
    JsonNode primary = weights.path(target.primary());
    JsonNode canary = weights.path(target.canaryService());
    if (!primary.isNumber() || !canary.isNumber()) {
      return new RouteState.Unreadable(
          "the annotation %s of %s does not weigh both %s and %s"
              .formatted(
                  SplitAnnotations.WEIGHTS, where, target.primary(), target.canaryService()));
    }
    RouteState split = Weights.split(primary.decimalValue(), canary.decimalValue(), false, where);
    // Then the user's Ingress is in force, which leads to the primary.
    return split instanceof RouteState.Routed && SplitAnnotations.isOff(ingress)
        ? new RouteState.Routed(Traffic.ALL_TO_PRIMARY)
        : split;
  }
}
