package io.haldane.mesh.contour;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MatchProduct;
import java.util.List;
import java.util.Map;

/**
 * The routes of a proxy: those of the testers first, those of everybody last. A route has one set
 * of conditions, so alternatives are routes of their own. Contour itself tries the route with more
 * header conditions first.
 */
final class HttpRoutes {
  /** The condition that every request meets. */
  static final AnalysisMatch ANYBODY = new AnalysisMatch(Map.of(), Map.of(), Map.of());

  private final RouteTarget target;
  private final Analysis analysis;
  private final Destinations destinations;

  HttpRoutes(RouteTarget target) {
    this.target = target;
    analysis = target.canary().getSpec().analysis();
    destinations = new Destinations(target);
  }

  ArrayNode render(Traffic traffic) {
    ArrayNode routes = Json.array();
    switch (HttpStrategy.of(analysis)) {
      case WEIGHTED -> add(routes, List.of(ANYBODY), traffic);
      case MATCHED -> {
        add(routes, analysis.match(), traffic);
        add(routes, List.of(ANYBODY), HttpStrategy.ofTheRest(traffic));
      }
      case TESTERS_FIRST -> {
        Traffic all = traffic.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY;
        add(routes, analysis.match(), all);
        add(routes, List.of(ANYBODY), traffic);
      }
    }
    return routes;
  }

  private void add(ArrayNode routes, List<AnalysisMatch> who, Traffic traffic) {
    for (HttpMatch match : MatchProduct.of(who, target.service().match())) {
      ObjectNode route = routes.addObject();
      route.set("conditions", MatchConditions.of(match));
      HttpPolicies.write(route, target.service());
      route.set("services", destinations.split(traffic));
    }
  }
}
