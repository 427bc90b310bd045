package io.haldane.mesh.contour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.Optional;

/** What a proxy says about the split, and whether Contour does it. */
final class SplitReading {
  private SplitReading() {}

  static RouteState of(RouteTarget target, ObjectNode proxy) {
    String where = HttpProxies.ref(target).toString();
    return written(target, proxy.path("spec"), where)
        .pendingFor(Acceptance.objection(proxy, where));
  }

  private static RouteState written(RouteTarget target, JsonNode spec, String where) {
    if (spec.has("tcpproxy")) {
      return new RouteState.Unreadable(
          where + " has a tcpproxy, with which Contour ignores all routes; remove it");
    }
    JsonNode services = split(target, spec.path("routes")).path("services");
    Optional<BigDecimal> primary = weight(services, target.primary());
    Optional<BigDecimal> canary = weight(services, target.canaryService());
    return primary.isPresent() && canary.isPresent()
        ? Weights.split(primary.get(), canary.get(), false, where)
            .forEverybody(leadsTheRest(target, spec.path("routes")))
        : new RouteState.Unreadable(
            "%s does not split between %s and %s"
                .formatted(where, target.primary(), target.canaryService()));
  }

  /** The last route is for those whom the analysis leaves out. */
  private static boolean leadsTheRest(RouteTarget target, JsonNode routes) {
    JsonNode last = routes.path(routes.size() - 1).path("services");
    return HttpStrategy.of(target.canary().getSpec().analysis()) == HttpStrategy.MATCHED
        && weight(last, target.canaryService()).filter(w -> w.signum() > 0).isPresent();
  }

  /** The route of those who are split: matching requests come first, everybody comes last. */
  private static JsonNode split(RouteTarget target, JsonNode routes) {
    return switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
      case MATCHED -> routes.path(0);
      case WEIGHTED, TESTERS_FIRST -> routes.path(routes.size() - 1);
    };
  }

  private static Optional<BigDecimal> weight(JsonNode services, String name) {
    for (JsonNode service : services) {
      if (service.path("name").asText().equals(name)) {
        return Optional.of(service.path("weight").decimalValue());
      }
    }
    return Optional.empty();
  }
}
