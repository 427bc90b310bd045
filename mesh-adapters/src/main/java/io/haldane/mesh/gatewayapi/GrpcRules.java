package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Headers;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MatchProduct;
import java.util.List;

/**
 * The rules of a GRPCRoute. Of those that match a call, the one with most conditions is taken, and
 * of equals the first.
 */
final class GrpcRules {
  private final RouteTarget target;
  private final Analysis analysis;
  private final Backends backends;

  GrpcRules(RouteTarget target) {
    this.target = target;
    analysis = target.canary().getSpec().analysis();
    backends = new Backends(target);
  }

  ArrayNode render(Traffic traffic) {
    List<HttpMatch> all = target.service().match();
    ArrayNode rules = Json.array();
    switch (HttpStrategy.of(analysis)) {
      case WEIGHTED -> rules.add(rule(all, backends.split(traffic)));
      case MATCHED ->
          rules
              .add(rule(testers(), backends.split(traffic)))
              .add(rule(all, backends.rest(traffic)));
      case TESTERS_FIRST -> {
        Traffic first = traffic.canary() > 0 ? Traffic.ALL_TO_CANARY : Traffic.ALL_TO_PRIMARY;
        rules.add(rule(testers(), backends.split(first))).add(rule(all, backends.split(traffic)));
      }
    }
    return rules;
  }

  private List<HttpMatch> testers() {
    return MatchProduct.of(analysis.match(), target.service().match());
  }

  private ObjectNode rule(List<HttpMatch> matches, ArrayNode split) {
    ObjectNode rule = Json.object();
    Json.setUnlessEmpty(rule, "matches", GrpcMatches.trees(matches));
    Json.setUnlessEmpty(rule, "filters", filters());
    rule.set("backendRefs", split);
    return rule;
  }

  private ArrayNode filters() {
    ArrayNode filters = Json.array();
    Headers headers = target.service().headers();
    HeaderModifiers.request(filters, headers == null ? null : headers.request());
    return filters;
  }
}
