package io.haldane.mesh.gatewayapi;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.api.v1beta1.CorsPolicy;
import io.haldane.api.v1beta1.HttpMatch;
import io.haldane.api.v1beta1.Rewrite;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.api.v1beta1.StringMatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the Gateway API cannot do for a canary, said before anything is routed. */
final class Refusals {
  private Refusals() {}

  static List<String> of(RouteTarget target, Dialect dialect) {
    ServiceSpec service = target.service();
    List<AnalysisMatch> testers = target.canary().getSpec().analysis().match();
    List<String> refusals = new ArrayList<>(parents(target, dialect));
    if (dialect.mesh().isPresent() && Boolean.TRUE.equals(service.headless())) {
      refusals.add(
          "a headless Service has no address at which requests could be split; remove spec.service.headless");
    }
    refusals.addAll(MatchRefusals.of(service.match(), testers));
    if (dialect.version() == Version.V1 && hasPattern(service.corsPolicy())) {
      refusals.add(
          "Gateway API doesn't support the specified spec.service.corsPolicy.allowOrigins;"
              + " name every origin with exact");
    }
    if (replacesPrefix(service.rewrite()) && !isOnePrefix(service.match(), testers)) {
      refusals.add(
          "Gateway API replaces the prefix of a single path only; give spec.service.match one entry"
              + " with uri.prefix and spec.analysis.match one entry at most,"
              + " or remove spec.service.rewrite.type");
    }
    return refusals;
  }

  /** A route without parents is read by nobody. */
  static List<String> parents(RouteTarget target, Dialect dialect) {
    return dialect.parents(target).isEmpty()
        ? List.of(
            "GatewayRefs must be specified when using Gateway API as a provider;"
                + " name the parents of the route in spec.service.gatewayRefs")
        : List.of();
  }

  private static boolean hasPattern(@Nullable CorsPolicy policy) {
    return policy != null
        && policy.allowOrigins().stream().anyMatch(origin -> origin.exact() == null);
  }

  private static boolean replacesPrefix(@Nullable Rewrite rewrite) {
    return rewrite != null
        && rewrite.uri() != null
        && HttpPolicies.REPLACE_PREFIX.equals(rewrite.type());
  }

  /** A route without any condition has the prefix of all paths. */
  private static boolean isOnePrefix(List<HttpMatch> service, List<AnalysisMatch> testers) {
    StringMatch uri = service.isEmpty() ? null : service.getFirst().uri();
    boolean prefix = uri == null || (uri.regex() == null && uri.exact() == null);
    return service.size() <= 1 && testers.size() <= 1 && prefix;
  }
}
