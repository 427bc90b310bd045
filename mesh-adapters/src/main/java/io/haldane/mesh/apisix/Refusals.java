package io.haldane.mesh.apisix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Metric;
import io.haldane.mesh.common.ServiceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the route of the canary has no words for, and what stands in its way. */
final class Refusals {
  private static final int LONGEST_NAME = 253;

  /** APISIX counts by route, and the route of the canary has both versions. */
  private static final Set<String> BUILTIN = Set.of("request-success-rate", "request-duration");

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("match", "write hosts and paths into your ApisixRoute"),
          Map.entry("timeout", "set http[].timeout of your ApisixRoute"),
          Map.entry("backendTimeout", "set http[].timeout of your ApisixRoute"),
          Map.entry("retries", "set retries of an ApisixUpstream"),
          Map.entry("rewrite", "use the plugin proxy-rewrite in your ApisixRoute"),
          Map.entry(
              "headers", "use the plugins proxy-rewrite and response-rewrite in your ApisixRoute"),
          Map.entry("corsPolicy", "use the plugin cors in your ApisixRoute"),
          Map.entry("mirror", "use the plugin proxy-mirror in your ApisixRoute"));

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    List<String> refusals = new ArrayList<>();
    RoutePair.of(target)
        .ifPresentOrElse(
            pair -> tooLong(pair).ifPresent(refusals::add),
            () ->
                refusals.add(
                    "spec.routeRef is missing; name the ApisixRoute that leads to the Service "
                        + target.apex()));
    target.canary().getSpec().analysis().metrics().stream()
        .map(Metric::name)
        .filter(BUILTIN::contains)
        .map(name ->
            "APISIX counts the requests of both versions together, so the check %s would not see the canary alone; remove it, and use a MetricTemplate with metrics of the pods"
                .formatted(name))
        .forEach(refusals::add);
    refusals.addAll(ServiceFields.refusals(target.service(), "the ApisixRoute", INSTEAD));
    return List.copyOf(refusals);
  }

  private static Optional<String> tooLong(RoutePair pair) {
    String name = pair.canary().name();
    return Optional.of(
            "the name %s has %d characters, and %d are possible; rename the ApisixRoute or set spec.service.name"
                .formatted(name, name.length(), LONGEST_NAME))
        .filter(sentence -> name.length() > LONGEST_NAME);
  }

  /** What stands in the way among the live routes. */
  static List<String> of(RoutePair pair, LiveObjects live) {
    Optional<ObjectNode> source = live.tree(pair.source());
    String apex = pair.target().apex();
    if (source.isEmpty()) {
      return List.of(
          "%s does not exist; create it, or correct spec.routeRef. Nothing was changed"
              .formatted(pair.source()));
    }
    if (pair.entries(source.get()).isEmpty()) {
      return List.of(
          "no entry of spec.http of %s has the backend %s; add one, or correct spec.routeRef or spec.service.name. Nothing was changed"
              .formatted(pair.source(), apex));
    }
    if (!pair.canSplit(live)) {
      return List.of(
          "%s has other backends beside %s in one entry of spec.http, and the canary cannot keep that split; remove them. Nothing was changed"
              .formatted(pair.source(), apex));
    }
    return live.tree(pair.canary()).filter(taken -> !pair.isOurs(taken)).isPresent()
        ? List.of(
            "%s was not created for this canary, which needs an object of that name; rename or delete it. Nothing was changed"
                .formatted(pair.canary()))
        : List.of();
  }
}
