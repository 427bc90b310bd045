package io.haldane.mesh.gatewayapi;

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
import java.util.OptionalInt;

/**
 * The rules of a route. Of those that match a request, the one with most conditions is taken, and
 * of equals the first: who carries a header comes before who does not.
 */
final class RouteRules {
  private final Analysis analysis;
  private final ServiceSpec service;
  private final Version version;
  private final Backends backends;
  private final HttpPolicies policies;

  RouteRules(RouteTarget target, Version version) {
    analysis = target.canary().getSpec().analysis();
    service = target.service();
    this.version = version;
    backends = new Backends(target);
    policies = new HttpPolicies(version, service);
  }

  ArrayNode render(Traffic traffic) {
    ArrayNode rules = Json.array();
    switch (HttpStrategy.of(analysis)) {
      case WEIGHTED -> byWeight(rules, traffic);
      case MATCHED -> {
        rules.add(policies.rule(testers(), backends.split(traffic)));
        rules.add(policies.rule(service.match(), backends.rest(traffic)));
      }
      case TESTERS_FIRST -> {
        Traffic all = traffic.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY;
        rules.add(policies.rule(testers(), backends.split(all)));
        byWeight(rules, traffic);
      }
    }
    return rules;
  }

  private void byWeight(ArrayNode rules, Traffic traffic) {
    StickyRoutes sticky = StickyRoutes.of(version, analysis, policies, backends, traffic);
    rules.addAll(sticky.before(traffic));
    ObjectNode rule = policies.rule(service.match(), sticky.split(traffic));
    if (traffic.mirrored()) {
      rule.withArrayProperty("filters").add(mirror());
    }
    rules.add(rule);
  }

  private ObjectNode mirror() {
    ObjectNode filter = HttpPolicies.mirror(backends.canary());
    share(analysis, version)
        .ifPresent(percent -> filter.withObjectProperty("requestMirror").put("percent", percent));
    return filter;
  }

  /** Percent of the requests that are mirrored, when not all of them are. */
  static OptionalInt share(Analysis analysis, Version version) {
    Integer percent = analysis.mirrorWeight();
    return version == Version.V1 && percent != null && percent > 0 && percent < 100
        ? OptionalInt.of(percent)
        : OptionalInt.empty();
  }

  private List<HttpMatch> testers() {
    return MatchProduct.of(analysis.match(), service.match());
  }
}
