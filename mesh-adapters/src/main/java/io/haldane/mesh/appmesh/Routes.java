package io.haldane.mesh.appmesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MatchProduct;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of the two versions. Of two that match, the one of the lower priority wins. */
record Routes(RouteTarget target, Version version) {
  private static final int FIRST = 10;
  private static final int SECOND = 20;
  private static final List<AnalysisMatch> ANYBODY =
      List.of(new AnalysisMatch(Map.of(), Map.of(), Map.of()));

  /** Names of the routes for those whom the analysis matches begin with this. */
  static String testers(RouteTarget target) {
    return target.apex() + "-a";
  }

  ArrayNode split(Traffic traffic) {
    return switch (HttpStrategy.of(target.canary().getSpec().analysis())) {
      case WEIGHTED -> routes(target.apex(), null, anybody(), traffic);
      case MATCHED -> testersFirst(traffic, HttpStrategy.ofTheRest(traffic));
      case TESTERS_FIRST ->
          testersFirst(
              traffic.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY,
              Traffic.weight(traffic.canary()));
    };
  }

  /** For hooks, which call the canary by its own name. */
  ArrayNode canaryOnly() {
    return routes(target.canaryService(), null, anybody(), Traffic.ALL_TO_CANARY);
  }

  private ArrayNode testersFirst(Traffic testers, Traffic rest) {
    List<HttpMatch> matched =
        MatchProduct.of(target.canary().getSpec().analysis().match(), target.service().match());
    return routes(testers(target), FIRST, matched, testers)
        .addAll(routes(target.apex() + "-b", SECOND, anybody(), rest));
  }

  private List<HttpMatch> anybody() {
    return MatchProduct.of(ANYBODY, target.service().match());
  }

  private ArrayNode routes(
      String name, @Nullable Integer priority, List<HttpMatch> matches, Traffic traffic) {
    ArrayNode routes = Json.array();
    for (HttpMatch match : matches) {
      ObjectNode route = routes.addObject();
      route.put("name", routes.size() == 1 ? name : name + "-" + routes.size());
      if (priority != null) {
        route.put("priority", priority);
      }
      route.set(field(target, version), route(match, traffic));
    }
    return routes;
  }

  /** The field of a route that has its conditions and targets. */
  static String field(RouteTarget target, Version version) {
    return switch (version) {
      case V1BETA1 -> "http";
      case V1BETA2 -> Listeners.protocol(target) + "Route";
    };
  }

  private ObjectNode route(HttpMatch match, Traffic traffic) {
    ObjectNode route = Json.object();
    boolean grpc = version == Version.V1BETA2 && Listeners.isGrpc(target);
    route.set("match", grpc ? RouteMatches.grpc(match) : RouteMatches.http(match));
    RoutePolicies.write(route, target.service(), version);
    route
        .putObject("action")
        .putArray("weightedTargets")
        .add(weighted(target.canaryService(), traffic.canary()))
        .add(weighted(target.primary(), traffic.primary()));
    return route;
  }

  private ObjectNode weighted(String node, int weight) {
    ObjectNode weighted = Json.object();
    switch (version) {
      case V1BETA1 -> weighted.put("virtualNodeName", node);
      case V1BETA2 -> weighted.putObject("virtualNodeRef").put("name", node);
    }
    return weighted.put("weight", weight);
  }
}
