package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;

/** Reads the split back: it stands in the last rule that knows the canary. */
final class SplitReading {
  private SplitReading() {}

  static RouteState of(RouteTarget target, ObjectNode virtualService) {
    String where = IstioObjects.virtualService(target).toString();
    JsonNode spec = virtualService.path("spec");
    JsonNode rule = lastToCanary(target, spec.path("http"));
    if (rule.isMissingNode()) {
      rule = lastToCanary(target, spec.path("tcp"));
    }
    if (rule.isMissingNode()) {
      return new RouteState.Unreadable(
          where
              + " does not contain routes for "
              + target.primary()
              + " and "
              + target.canaryService());
    }
    return Weights.split(
            weight(rule, target.primary()),
            weight(rule, target.canaryService()),
            !rule.path("mirror").path("host").asText().isEmpty(),
            where)
        .forEverybody(leadsTheRest(target, spec.path("http")));
  }

  /** The last rule is for those whom the analysis leaves out. */
  private static boolean leadsTheRest(RouteTarget target, JsonNode rules) {
    JsonNode last = rules.path(rules.size() - 1);
    return HttpStrategy.of(target.canary().getSpec().analysis()) == HttpStrategy.MATCHED
        && weight(last, target.canaryService()).signum() > 0;
  }

  private static JsonNode lastToCanary(RouteTarget target, JsonNode rules) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      for (JsonNode route : rules.path(i).path("route")) {
        if (leadsTo(route, target.canaryService())) {
          return rules.path(i);
        }
      }
    }
    return rules.path(rules.size());
  }

  private static BigDecimal weight(JsonNode rule, String host) {
    BigDecimal weight = BigDecimal.ZERO;
    for (JsonNode route : rule.path("route")) {
      if (leadsTo(route, host)) {
        weight = weight.add(route.path("weight").decimalValue());
      }
    }
    return weight;
  }

  private static boolean leadsTo(JsonNode route, String host) {
    return route.path("destination").path("host").asText().equals(host);
  }
}
