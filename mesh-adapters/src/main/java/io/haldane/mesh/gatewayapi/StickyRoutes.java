package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MatchProduct;
import io.haldane.mesh.common.StickyCookies;
import io.haldane.mesh.common.StickyCookies.Sticky;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Session affinity: users who carry a cookie of this run stay where they were. */
record StickyRoutes(HttpPolicies policies, Backends backends, StickyCookies cookies) {

  /** The older version keeps the users of the canary only. */
  static StickyRoutes of(
      Version version,
      Analysis analysis,
      HttpPolicies policies,
      Backends backends,
      Traffic traffic) {
    StickyCookies all = StickyCookies.of(analysis, traffic);
    return new StickyRoutes(policies, backends, version == Version.V1 ? all : all.withoutPrimary());
  }

  /** The rules that come before the weighted one; none without affinity. */
  ArrayNode before(Traffic traffic) {
    ArrayNode rules = Json.array();
    if (cookies.canary() != null) {
      rules.add(policies.rule(carriers(cookies.canary()), backends.split(Traffic.ALL_TO_CANARY)));
    }
    if (cookies.primary() != null) {
      rules.add(policies.rule(carriers(cookies.primary()), backends.split(Traffic.ALL_TO_PRIMARY)));
    }
    if (cookies.previous() != null) {
      Sticky previous = cookies.previous();
      rules.add(policies.rule(carriers(previous), backends.split(traffic), previous.setCookie()));
    }
    return rules;
  }

  private List<HttpMatch> carriers(Sticky sticky) {
    return MatchProduct.withCookie(policies.service().match(), sticky.cookie());
  }

  /** The weighted split, whose answers hand out the cookies while the canary has weight. */
  ArrayNode split(Traffic traffic) {
    return backends.split(traffic, given(cookies.primary()), given(cookies.canary()));
  }

  private static @Nullable String given(@Nullable Sticky sticky) {
    return sticky == null ? null : sticky.setCookie();
  }
}
