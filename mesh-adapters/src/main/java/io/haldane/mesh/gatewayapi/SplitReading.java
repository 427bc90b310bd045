package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;

/** Reads the split back: it stands in the last rule that knows the canary. */
final class SplitReading {
  private SplitReading() {}

  static RouteState of(RouteTarget target, ObjectRef ref, ObjectNode route) {
    JsonNode rules = route.path("spec").path("rules");
    for (int i = rules.size() - 1; i >= 0; i--) {
      JsonNode backends = rules.path(i).path("backendRefs");
      if (names(backends, target, target.canaryService())) {
        return Weights.split(
                weight(backends, target, target.primary()),
                weight(backends, target, target.canaryService()),
                mirrors(rules.path(i), target),
                ref.toString())
            .forEverybody(leadsTheRest(target, rules));
      }
    }
    return new RouteState.Unreadable(
        "%s does not contain routes for %s and %s"
            .formatted(ref, target.primary(), target.canaryService()));
  }

  /** The last rule is for those whom the analysis leaves out. */
  private static boolean leadsTheRest(RouteTarget target, JsonNode rules) {
    JsonNode last = rules.path(rules.size() - 1).path("backendRefs");
    return HttpStrategy.of(target.canary().getSpec().analysis()) == HttpStrategy.MATCHED
        && weight(last, target, target.canaryService()).signum() > 0;
  }

  private static boolean names(JsonNode backends, RouteTarget target, String service) {
    for (JsonNode backend : backends) {
      if (isService(backend, target, service)) {
        return true;
      }
    }
    return false;
  }

  /** A backend without a weight has that of 1. */
  private static BigDecimal weight(JsonNode backends, RouteTarget target, String service) {
    BigDecimal weight = BigDecimal.ZERO;
    for (JsonNode backend : backends) {
      if (isService(backend, target, service)) {
        weight = weight.add(BigDecimal.valueOf(backend.path("weight").asLong(1)));
      }
    }
    return weight;
  }

  private static boolean mirrors(JsonNode rule, RouteTarget target) {
    for (JsonNode filter : rule.path("filters")) {
      JsonNode copies = filter.path("requestMirror").path("backendRef");
      if (isService(copies, target, target.canaryService())) {
        return true;
      }
    }
    return false;
  }

  static boolean isService(JsonNode backend, RouteTarget target, String service) {
    return backend.path("name").asText().equals(service)
        && backend.path("kind").asText(Backends.SERVICE).equals(Backends.SERVICE)
        && backend.path("namespace").asText(target.namespace()).equals(target.namespace());
  }
}
