package io.haldane.mesh.kuma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.Optional;

/** What a route says about the split. Kuma writes no status on it. */
final class SplitReading {
  private SplitReading() {}

  static RouteState of(RouteTarget target, ObjectNode route) {
    String where = MeshHttpRoutes.ref(target).toString();
    JsonNode rules = route.at("/spec/to/0/rules");
    JsonNode split = split(target, rules).path("default");
    Optional<BigDecimal> primary = weight(target, target.primary(), split);
    Optional<BigDecimal> canary = weight(target, target.canaryService(), split);
    boolean only = split.path("backendRefs").size() == 2 && route.at("/spec/to").size() == 1;
    return primary.isPresent() && canary.isPresent() && only
        ? Weights.split(primary.get(), canary.get(), isMirrored(target, split), where)
            .forEverybody(leadsTheRest(target, rules))
        : new RouteState.Unreadable(
            "%s does not split between %s and %s only"
                .formatted(where, target.primary(), target.canaryService()));
  }

  private static JsonNode split(RouteTarget target, JsonNode rules) {
    return switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
      case MATCHED -> rules.path(0);
      case WEIGHTED, TESTERS_FIRST -> rules.path(rules.size() - 1);
    };
  }

  /** The last rule is for those whom the analysis leaves out. */
  private static boolean leadsTheRest(RouteTarget target, JsonNode rules) {
    return HttpStrategy.of(target.canary().getSpec().analysis()) == HttpStrategy.MATCHED
        && weight(target, target.canaryService(), rules.path(rules.size() - 1).path("default"))
            .filter(weight -> weight.signum() > 0)
            .isPresent();
  }

  /** Kuma takes an absent weight for 1. */
  private static Optional<BigDecimal> weight(RouteTarget target, String service, JsonNode rule) {
    return rule.path("backendRefs")
        .valueStream()
        .filter(backend -> MeshServices.is(target, service, backend))
        .map(backend ->
            backend.has("weight") ? backend.path("weight").decimalValue() : BigDecimal.ONE)
        .findFirst();
  }

  private static boolean isMirrored(RouteTarget target, JsonNode rule) {
    return rule.path("filters")
        .valueStream()
        .map(filter -> filter.path("requestMirror").path("backendRef"))
        .anyMatch(backend -> MeshServices.is(target, target.canaryService(), backend));
  }
}
