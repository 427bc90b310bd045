package io.haldane.mesh.f5nginx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.StringMatch;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One route for each path of the service. Weights are whole numbers that sum to 100. */
final class Subroutes {
  private final RouteTarget target;
  private final Analysis analysis;

  Subroutes(RouteTarget target) {
    this.target = target;
    analysis = target.canary().getSpec().analysis();
  }

  ArrayNode render(Traffic traffic) {
    ArrayNode routes = Json.array();
    List<HttpMatch> paths = target.service().match();
    if (paths.isEmpty()) {
      routes.add(route("/", traffic));
    }
    paths.forEach(match -> routes.add(route(path(match.uri()), traffic)));
    return routes;
  }

  private ObjectNode route(String path, Traffic traffic) {
    ObjectNode route = Json.object().put("path", path);
    return switch (HttpStrategy.of(analysis)) {
      case WEIGHTED -> route.set("splits", splits(traffic));
      case MATCHED -> testersFirst(route, traffic, HttpStrategy.ofTheRest(traffic));
      case TESTERS_FIRST ->
          testersFirst(
              route,
              traffic.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY,
              Traffic.weight(traffic.canary()));
    };
  }

  private ObjectNode testersFirst(ObjectNode route, Traffic testers, Traffic rest) {
    ArrayNode matches = route.putArray("matches");
    for (AnalysisMatch match : analysis.match()) {
      ObjectNode tree = matches.addObject();
      tree.set("conditions", Conditions.of(match));
      tree.set("splits", splits(testers));
    }
    return route.set("splits", splits(rest));
  }

  private ArrayNode splits(Traffic traffic) {
    return Json.array()
        .add(split(target.primary(), traffic.primary()))
        .add(split(target.canaryService(), traffic.canary()));
  }

  private ObjectNode split(String upstream, int weight) {
    ObjectNode split = Json.object().put("weight", weight);
    return split.set("action", Actions.of(target.service(), upstream));
  }

  /** A prefix is written as it is; other kinds of paths have a sign. */
  private static String path(@Nullable StringMatch uri) {
    if (uri == null) {
      return "/";
    }
    if (Texts.isSet(uri.exact())) {
      return "=" + uri.exact();
    }
    if (Texts.isSet(uri.regex())) {
      return "~ ^(?:" + uri.regex() + ")$";
    }
    String prefix = uri.prefix();
    return prefix == null || prefix.isEmpty() ? "/" : prefix;
  }
}
