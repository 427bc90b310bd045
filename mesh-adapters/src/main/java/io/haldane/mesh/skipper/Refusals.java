package io.haldane.mesh.skipper;

import io.haldane.api.LiveObjects;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.ServiceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the Ingress of the canary has no words for. */
final class Refusals {
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("match", "write hosts and paths into your Ingress"),
          Map.entry("timeout", filter("backendTimeout")),
          Map.entry("backendTimeout", filter("backendTimeout")),
          Map.entry("retries", filter("retry")),
          Map.entry("rewrite", filter("modPath")),
          Map.entry("headers", filter("setRequestHeader")),
          Map.entry("corsPolicy", filter("corsOrigin")),
          Map.entry("mirror", filter("tee")));

  private Refusals() {}

  private static String filter(String name) {
    return "set the filter %s by the annotation zalando.org/skipper-filter of your Ingress"
        .formatted(name);
  }

  static List<String> of(RouteTarget target) {
    List<String> refusals = new ArrayList<>(IngressPair.refusals(target));
    refusals.addAll(ServiceFields.refusals(target.service(), "the canary Ingress", INSTEAD));
    return List.copyOf(refusals);
  }

  /** What stands in the way among the live Ingresses. */
  static List<String> of(IngressPair pair, LiveObjects live) {
    String apex = pair.target().apex();
    return live.tree(pair.source())
        .flatMap(SplitAnnotations::weights)
        .filter(weights -> weights.has(apex))
        .map(weights ->
            List.of(
                "%s weighs the Service %s against others by the annotation %s, and the canary cannot keep that; remove it. Nothing was changed"
                    .formatted(pair.source(), apex, SplitAnnotations.WEIGHTS)))
        .orElseGet(() -> pair.obstacles(live));
  }
}
