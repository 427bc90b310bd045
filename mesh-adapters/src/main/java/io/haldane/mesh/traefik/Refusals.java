package io.haldane.mesh.traefik;

import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.AnalysisMatch;
import io.haldane.mesh.common.Matches;
import io.haldane.mesh.common.ServiceFields;
import io.haldane.mesh.common.TesterRefusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Traefik's objects cannot do for a canary. */
final class Refusals {
  private static final String MIDDLEWARE = "use a Middleware in your IngressRoute";

  private static final Map<String, String> INSTEAD =
      Map.of(
          "match", "match in the rules of your IngressRoute",
          "timeout", "use a ServersTransport or the timeouts of the entry point",
          "backendTimeout", "use a ServersTransport",
          "retries", MIDDLEWARE,
          "rewrite", MIDDLEWARE,
          "headers", MIDDLEWARE,
          "corsPolicy", MIDDLEWARE,
          "mirror", "lead your IngressRoute to a mirroring TraefikService",
          "trafficPolicy", "use a ServersTransport");

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    List<String> refusals =
        new ArrayList<>(ServiceFields.refusals(target.service(), "a TraefikService", INSTEAD));
    if (!TraefikApi.isKnown(target)) {
      refusals.add(
          "%s is not an API group of Traefik; set traefik-api-group to traefik.io or traefik.containo.us"
              .formatted(TraefikApi.group(target)));
    }
    if (target.canary().getSpec().analysis().sessionAffinity() != null) {
      refusals.add(
          "the sticky cookie of a TraefikService would keep users on the primary, too, so that steps do not reach them;"
              + " remove spec.analysis.sessionAffinity, or use the provider gatewayapi:v1, which Traefik supports");
    }
    refusals.addAll(matches(target));
    return refusals;
  }

  private static List<String> matches(RouteTarget target) {
    List<AnalysisMatch> testers = target.canary().getSpec().analysis().match();
    List<String> refusals = new ArrayList<>();
    if (!testers.isEmpty() && IngressRoutes.users(target).isEmpty()) {
      refusals.add(
          "Traefik matches requests by the rules of IngressRoutes; name the one that leads to TraefikService %s in spec.routeRef, with the kind IngressRoute, or remove spec.analysis.match"
              .formatted(target.apex()));
    }
    IngressRoutes.users(target)
        .filter(TraefikApi.testersRoute(target)::equals)
        .ifPresent(route ->
            refusals.add(
                "spec.routeRef names %s, but the route of matching requests gets this name; rename yours"
                    .formatted(route)));
    Matches.ofAnalysis(target, (path, match) -> refusals.addAll(match(target, path, match)));
    return refusals;
  }

  private static List<String> match(RouteTarget target, String path, AnalysisMatch match) {
    List<String> refusals =
        new ArrayList<>(
            TesterRefusals.of(path, match, "Traefik does not know the caller's labels"));
    if (TraefikApi.isOld(target)
        && match.queryParams().values().stream().anyMatch(text -> text.exact() == null)) {
      refusals.add(
          "Traefik 2 compares query parameters as a whole; use exact in " + path + ".queryParams");
    }
    return refusals;
  }
}
