package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MatchProduct;
import java.util.List;

/** The rules of an HTTP route. The proxy takes the first that matches, so the narrow come first. */
final class HttpRoutes {
  static final String SET_COOKIE = "Set-Cookie";

  private final Analysis analysis;
  private final ServiceSpec service;
  private final Destinations destinations;
  private final StickyRoutes sticky;

  private HttpRoutes(RouteTarget target, boolean namesPort) {
    analysis = target.canary().getSpec().analysis();
    service = target.service();
    destinations = new Destinations(target, namesPort);
    sticky = new StickyRoutes(analysis, service, destinations);
  }

  static ArrayNode of(RouteTarget target, Traffic traffic) {
    ArrayNode rules = Json.array();
    for (Audience audience : Audience.of(target.service())) {
      HttpRoutes routes = new HttpRoutes(target, audience.namesPort());
      rules.addAll(audience.narrow(routes.render(traffic)));
    }
    return rules;
  }

  private ArrayNode render(Traffic traffic) {
    ArrayNode rules = Json.array();
    switch (HttpStrategy.of(analysis)) {
      case WEIGHTED -> byWeight(rules, traffic);
      case MATCHED -> {
        rules.add(rule(service, testers(), destinations.split(traffic)));
        rules.add(rule(service, service.match(), destinations.rest(traffic)));
      }
      case TESTERS_FIRST -> {
        Traffic all = traffic.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY;
        rules.add(rule(service, testers(), destinations.split(all)));
        byWeight(rules, traffic);
      }
    }
    return rules;
  }

  private void byWeight(ArrayNode rules, Traffic traffic) {
    rules.addAll(sticky.before(traffic));
    ObjectNode rule = rule(service, service.match(), sticky.split(traffic));
    if (traffic.mirrored()) {
      mirror(rule);
    }
    rules.add(rule);
  }

  private void mirror(ObjectNode rule) {
    rule.set("mirror", destinations.canary());
    Integer percent = analysis.mirrorWeight();
    if (percent != null && percent > 0) {
      rule.putObject("mirrorPercentage").put("value", percent);
    }
  }

  private List<HttpMatch> testers() {
    return MatchProduct.of(analysis.match(), service.match());
  }

  /** A rule with the service's policies. No condition at all matches every request. */
  static ObjectNode rule(ServiceSpec service, List<HttpMatch> matches, ArrayNode route) {
    ObjectNode rule = Json.object();
    Json.setUnlessEmpty(rule, "match", HttpMatches.trees(matches));
    HttpPolicies.write(rule, service);
    rule.set("route", route);
    return rule;
  }
}
