package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MatchProduct;
import io.haldane.mesh.common.StickyCookies;
import io.haldane.mesh.common.StickyCookies.Sticky;
import org.jspecify.annotations.Nullable;

/** Session affinity: users who carry a cookie of this run stay where they were. */
record StickyRoutes(Analysis analysis, ServiceSpec service, Destinations destinations) {

  /** The rules that come before the weighted one; none without affinity. */
  ArrayNode before(Traffic traffic) {
    StickyCookies cookies = StickyCookies.of(analysis, traffic);
    ArrayNode rules = Json.array();
    if (cookies.canary() != null) {
      rules.add(carriers(cookies.canary(), Traffic.ALL_TO_CANARY));
    }
    if (cookies.primary() != null) {
      rules.add(carriers(cookies.primary(), Traffic.ALL_TO_PRIMARY));
    }
    if (cookies.previous() != null) {
      rules.add(revoking(cookies.previous(), traffic));
    }
    return rules;
  }

  /** Takes the cookie of the last run back from whoever still has it. */
  private ObjectNode revoking(Sticky previous, Traffic traffic) {
    ObjectNode rule = carriers(previous, traffic);
    rule.withObjectProperty("headers")
        .withObjectProperty("response")
        .withObjectProperty("add")
        .put(HttpRoutes.SET_COOKIE, previous.setCookie());
    return rule;
  }

  private ObjectNode carriers(Sticky sticky, Traffic traffic) {
    return HttpRoutes.rule(
        service,
        MatchProduct.withCookie(service.match(), sticky.cookie()),
        destinations.split(traffic));
  }

  /** The weighted split, whose answers hand out the cookies while the canary has weight. */
  ArrayNode split(Traffic traffic) {
    StickyCookies cookies = StickyCookies.of(analysis, traffic);
    return destinations.split(traffic, given(cookies.primary()), given(cookies.canary()));
  }

  private static @Nullable String given(@Nullable Sticky sticky) {
    return sticky == null ? null : sticky.setCookie();
  }
}
