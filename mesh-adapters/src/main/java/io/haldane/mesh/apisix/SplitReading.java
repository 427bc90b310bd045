package io.haldane.mesh.apisix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.Optional;

/** What the route says about the split, and whether APISIX has accepted it. */
final class SplitReading {
  /** Of a backend that names none. */
  private static final BigDecimal DEFAULT_WEIGHT = BigDecimal.valueOf(100);

  private SplitReading() {}

  static RouteState of(RoutePair pair, ObjectNode route) {
    RouteTarget target = pair.target();
    String where = pair.canary().toString();
    RouteState split = null;
    for (JsonNode entry : route.path("spec").path("http")) {
      RouteState one = entry(target, entry, where);
      if (split != null && !split.equals(one)) {
        return new RouteState.Unreadable(
            "the entries of spec.http of %s split differently".formatted(where));
      }
      split = one;
    }
    return split == null
        ? new RouteState.Unreadable("%s has no entry in spec.http".formatted(where))
        : split.pendingFor(objection(route, where));
  }

  private static RouteState entry(RouteTarget target, JsonNode entry, String where) {
    Optional<ObjectNode> primary = RoutePair.backend(entry, target.primary());
    Optional<ObjectNode> canary = RoutePair.backend(entry, target.canaryService());
    return primary.isPresent() && canary.isPresent()
        ? Weights.split(weight(primary.get()), weight(canary.get()), false, where)
        : new RouteState.Unreadable(
            "%s does not split between %s and %s"
                .formatted(where, target.primary(), target.canaryService()));
  }

  private static BigDecimal weight(ObjectNode backend) {
    JsonNode weight = backend.path("weight");
    return weight.isNumber() ? weight.decimalValue() : DEFAULT_WEIGHT;
  }

  /** Controllers before 2.0 write no such condition; then there is nothing to wait for. */
  private static Optional<String> objection(ObjectNode route, String where) {
    for (JsonNode condition : route.path("status").path("conditions")) {
      if (condition.path("type").asText().equals("Accepted")) {
        long generation = route.path("metadata").path("generation").asLong(0);
        if (generation > condition.path("observedGeneration").asLong(Long.MAX_VALUE)) {
          return Optional.of("APISIX has not observed the last change of " + where);
        }
        return condition.path("status").asText().equals("False")
            ? Optional.of(
                "APISIX refuses %s: %s".formatted(where, condition.path("message").asText()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
