package io.haldane.mesh.istio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.Traffic.Affinity;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.api.v1beta1.SessionAffinity;
import io.haldane.mesh.common.AffinityCookie;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.MatchProduct;
import java.util.List;

/** Session affinity: users who carry a cookie of this run stay where they were. */
record StickyRoutes(Analysis analysis, ServiceSpec service, Destinations destinations) {

  /** The rules that come before the weighted one; none without affinity. */
  ArrayNode before(Traffic traffic) {
    SessionAffinity wanted = analysis.sessionAffinity();
    Affinity cookies = traffic.affinity();
    if (wanted == null || cookies == null) {
      return Json.array();
    }
    return traffic.canary() > 0 ? duringRun(wanted, cookies) : afterRun(wanted, cookies, traffic);
  }

  private ArrayNode duringRun(SessionAffinity wanted, Affinity cookies) {
    ArrayNode rules = Json.array();
    if (cookies.canary() != null) {
      rules.add(stay(cookies.canary(), Traffic.ALL_TO_CANARY));
    }
    if (cookies.primary() != null && asksForPrimary(wanted)) {
      rules.add(stay(cookies.primary(), Traffic.ALL_TO_PRIMARY));
    }
    return rules;
  }

  private ObjectNode stay(String cookie, Traffic traffic) {
    return HttpRoutes.rule(service, carriers(cookie), destinations.split(traffic));
  }

  /** Takes the cookie of the last run back from whoever still has it. */
  private ArrayNode afterRun(SessionAffinity wanted, Affinity cookies, Traffic traffic) {
    if (cookies.previous() == null) {
      return Json.array();
    }
    ObjectNode rule =
        HttpRoutes.rule(service, carriers(cookies.previous()), destinations.split(traffic));
    rule.withObjectProperty("headers")
        .withObjectProperty("response")
        .withObjectProperty("add")
        .put(HttpRoutes.SET_COOKIE, AffinityCookie.parse(cookies.previous()).revoke(wanted));
    return Json.array().add(rule);
  }

  private List<HttpMatch> carriers(String cookie) {
    return MatchProduct.withCookie(service.match(), AffinityCookie.parse(cookie));
  }

  /** The weighted split, whose answers hand out the cookies while the canary has weight. */
  ArrayNode split(Traffic traffic) {
    SessionAffinity wanted = analysis.sessionAffinity();
    Affinity cookies = traffic.affinity();
    if (wanted == null || cookies == null || traffic.canary() == 0) {
      return destinations.split(traffic);
    }
    String primary =
        cookies.primary() != null && asksForPrimary(wanted)
            ? AffinityCookie.parse(cookies.primary()).giveForInterval(wanted, analysis.interval())
            : null;
    String canary =
        cookies.canary() != null ? AffinityCookie.parse(cookies.canary()).give(wanted) : null;
    return destinations.split(traffic, primary, canary);
  }

  private static boolean asksForPrimary(SessionAffinity wanted) {
    return wanted.primaryCookieName() != null && !wanted.primaryCookieName().isEmpty();
  }
}
