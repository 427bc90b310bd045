package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MirrorShare;
import io.haldane.mesh.common.StickyCookies;
import io.haldane.mesh.common.StickyCookies.Sticky;
import org.jspecify.annotations.Nullable;

/** The routes of a table; the first that matches wins, so the one for all requests is the last. */
final class HttpRoutes {
  private final RouteTarget target;
  private final Analysis analysis;
  private final Destinations destinations;

  HttpRoutes(RouteTarget target) {
    this.target = target;
    analysis = target.canary().getSpec().analysis();
    destinations = new Destinations(target);
  }

  ArrayNode render(Traffic traffic) {
    return switch (HttpStrategy.of(analysis)) {
      case WEIGHTED -> byWeight(traffic);
      case MATCHED -> testersFirst(traffic, HttpStrategy.ofTheRest(traffic));
      case TESTERS_FIRST ->
          testersFirst(
              traffic.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY, traffic);
    };
  }

  private ArrayNode testersFirst(Traffic testers, Traffic rest) {
    return Json.array()
        .add(route(Matchers.of(analysis.match()), destinations.split(testers)))
        .add(route(Json.array(), destinations.split(rest)));
  }

  private ArrayNode byWeight(Traffic traffic) {
    StickyCookies cookies = StickyCookies.of(analysis, traffic);
    ArrayNode routes = Json.array();
    stick(routes, cookies.canary(), Traffic.ALL_TO_CANARY);
    stick(routes, cookies.primary(), Traffic.ALL_TO_PRIMARY);
    revoke(routes, cookies.previous(), traffic);
    ObjectNode everybody =
        route(
            Json.array(),
            destinations.split(traffic, given(cookies.primary()), given(cookies.canary())));
    if (traffic.mirrored()) {
      everybody.withObjectProperty("options").set("shadowing", shadowing());
    }
    return routes.add(everybody);
  }

  private void stick(ArrayNode routes, @Nullable Sticky sticky, Traffic version) {
    if (sticky != null) {
      routes.add(route(Matchers.carriers(sticky.cookie()), destinations.split(version)));
    }
  }

  private void revoke(ArrayNode routes, @Nullable Sticky previous, Traffic traffic) {
    if (previous != null) {
      ObjectNode route = route(Matchers.carriers(previous.cookie()), destinations.split(traffic));
      route
          .withObjectProperty("options")
          .withObjectProperty("headerManipulation")
          .withArrayProperty("responseHeadersToAdd")
          .add(HeaderChanges.setCookie(previous.setCookie()));
      routes.add(route);
    }
  }

  private static @Nullable String given(@Nullable Sticky sticky) {
    return sticky == null ? null : sticky.setCookie();
  }

  private ObjectNode route(ArrayNode matchers, ObjectNode action) {
    ObjectNode route = Json.object().put("inheritablePathMatchers", true);
    Json.setUnlessEmpty(route, "matchers", matchers);
    route.set("routeAction", action);
    Json.setUnlessEmpty(route, "options", RouteOptions.of(target.service()));
    return route;
  }

  private ObjectNode shadowing() {
    ObjectNode shadowing = Json.object();
    shadowing.set("upstream", Destinations.reference(GlooApi.canary(target)));
    return shadowing.put("percentage", MirrorShare.percent(analysis));
  }
}
