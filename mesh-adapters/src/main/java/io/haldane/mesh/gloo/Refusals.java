package io.haldane.mesh.gloo;

import io.haldane.api.LiveObjects;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.ServiceFields;
import io.haldane.mesh.common.TesterRefusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a RouteTable cannot do for a canary. */
final class Refusals {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "match", "match in the VirtualService that delegates to the RouteTable",
          "backendTimeout", "use spec.service.timeout or retries.perTryTimeout",
          "rewrite", "use options of the VirtualService that delegates to the RouteTable",
          "mirror", "use options.shadowing of the VirtualService",
          "trafficPolicy", "name an Upstream with these settings in spec.upstreamRef");

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    List<String> refusals =
        new ArrayList<>(ServiceFields.refusals(target.service(), "a RouteTable", INSTEAD));
    refusals.addAll(TesterRefusals.of(target, "Gloo does not know the caller's labels"));
    return refusals;
  }

  /** A first route without the settings that the user asked for could reach nobody. */
  static Optional<String> missing(RouteTarget target, LiveObjects live) {
    return GlooApi.users(target)
        .filter(users -> !live.has(users) && !live.has(GlooApi.routeTable(target)))
        .map(users ->
            "%s, which spec.upstreamRef names, does not exist; create it".formatted(users));
  }
}
