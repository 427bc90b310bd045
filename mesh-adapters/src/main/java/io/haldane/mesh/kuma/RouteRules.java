package io.haldane.mesh.kuma;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MirrorShare;

/** The rules of a route. The last is for all requests: without it, Kuma 3 answers 404 to others. */
final class RouteRules {
  private final RouteTarget target;
  private final Analysis analysis;

  RouteRules(RouteTarget target) {
    this.target = target;
    analysis = target.canary().getSpec().analysis();
  }

  ArrayNode render(Traffic traffic) {
    return switch (HttpStrategy.of(analysis)) {
      case WEIGHTED -> Json.array().add(everybody(traffic));
      case MATCHED -> testersFirst(traffic, HttpStrategy.ofTheRest(traffic));
      case TESTERS_FIRST ->
          testersFirst(
              traffic.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY,
              Traffic.weight(traffic.canary()));
    };
  }

  private ArrayNode testersFirst(Traffic testers, Traffic rest) {
    return Json.array()
        .add(rule(RequestMatches.of(analysis.match()), testers))
        .add(everybody(rest));
  }

  private ObjectNode everybody(Traffic traffic) {
    return rule(RequestMatches.all(), traffic);
  }

  private ObjectNode rule(ArrayNode matches, Traffic traffic) {
    ObjectNode rule = Json.object();
    rule.set("matches", matches);
    ObjectNode outcome = rule.putObject("default");
    ArrayNode filters = HeaderFilters.of(target.service().headers());
    if (traffic.mirrored()) {
      filters.add(mirror());
    }
    Json.setUnlessEmpty(outcome, "filters", filters);
    outcome
        .putArray("backendRefs")
        .add(MeshServices.backend(target, target.primary()).put("weight", traffic.primary()))
        .add(MeshServices.backend(target, target.canaryService()).put("weight", traffic.canary()));
    return rule;
  }

  /** The weight of a mirror is the default of the API server, which would add it. */
  private ObjectNode mirror() {
    ObjectNode filter = Json.object().put("type", "RequestMirror");
    filter
        .putObject("requestMirror")
        .put("percentage", MirrorShare.percent(analysis))
        .set("backendRef", MeshServices.backend(target, target.canaryService()).put("weight", 1));
    return filter;
  }
}
