package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.Optional;

/** What a table says about the split, and whether Gloo refuses it. */
final class SplitReading {
  private SplitReading() {}

  static RouteState of(RouteTarget target, ObjectNode table) {
    String where = GlooApi.routeTable(target).toString();
    return written(target, table.path("spec").path("routes"), where)
        .pendingFor(objection(table.path("status"), where));
  }

  private static RouteState written(RouteTarget target, JsonNode routes, String where) {
    JsonNode split = split(target, routes);
    JsonNode destinations = split.path("routeAction").path("multi").path("destinations");
    Optional<BigDecimal> primary = weight(destinations, GlooApi.primary(target));
    Optional<BigDecimal> canary = weight(destinations, GlooApi.canary(target));
    if (primary.isEmpty() || canary.isEmpty() || destinations.size() != 2) {
      return new RouteState.Unreadable(
          "%s does not split between the upstreams %s and %s only"
              .formatted(where, GlooApi.primary(target).name(), GlooApi.canary(target).name()));
    }
    JsonNode shadow = split.path("options").path("shadowing").path("upstream");
    boolean mirrored = shadow.path("name").asText().equals(GlooApi.canary(target).name());
    return Weights.split(primary.get(), canary.get(), mirrored, where)
        .forEverybody(leadsTheRest(target, routes));
  }

  /** The last route is for those whom the analysis leaves out. */
  private static boolean leadsTheRest(RouteTarget target, JsonNode routes) {
    JsonNode last = routes.path(routes.size() - 1);
    return HttpStrategy.of(target.canary().getSpec().analysis()) == HttpStrategy.MATCHED
        && weight(last.at("/routeAction/multi/destinations"), GlooApi.canary(target))
            .filter(weight -> weight.signum() > 0)
            .isPresent();
  }

  private static JsonNode split(RouteTarget target, JsonNode routes) {
    return switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
      case MATCHED -> routes.path(0);
      case WEIGHTED, TESTERS_FIRST -> routes.path(routes.size() - 1);
    };
  }

  /** Gloo takes an absent weight for 0. */
  private static Optional<BigDecimal> weight(JsonNode destinations, ObjectRef upstream) {
    return destinations
        .valueStream()
        .filter(each ->
            each.at("/destination/upstream/name").asText().equals(upstream.name())
                && each.at("/destination/upstream/namespace").asText().equals(upstream.namespace()))
        .map(each -> each.path("weight").decimalValue())
        .findFirst();
  }

  /**
   * Each Gloo that reads the table writes a status under its own namespace; older ones write one
   * for all. None of them names a generation, so only a refusal says anything.
   */
  private static Optional<String> objection(JsonNode status, String where) {
    if (isRejected(status)) {
      return Optional.of(refused(status, where));
    }
    return status
        .path("statuses")
        .valueStream()
        .filter(SplitReading::isRejected)
        .map(rejected -> refused(rejected, where))
        .findFirst();
  }

  private static boolean isRejected(JsonNode status) {
    return status.path("state").asText().equals("Rejected");
  }

  private static String refused(JsonNode status, String where) {
    return "Gloo refuses " + where + ": " + status.path("reason").asText();
  }
}
