package io.haldane.mesh.gloo;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.ServiceNames;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A RouteTable that leads to the Service, to an Upstream of it, or to the table of the canary. */
final class RouteRecognition {
  private static final String SINGLE = "routes/*/routeAction/single";
  private static final String MULTI = "routes/*/routeAction/multi/destinations/*/destination";

  static final Recognition OF_GLOO =
      Recognition.by(Set.of(GlooApi.ROUTE_TABLE), (target, _, route) -> lead(target, route))
          .hintedBy("spec.upstreamRef", target -> target.canary().getSpec().upstreamRef() != null);

  private RouteRecognition() {}

  private static Lead lead(RouteTarget target, JsonNode table) {
    boolean direct =
        ServiceNames.at(
            target,
            table,
            SINGLE + "/kube/ref",
            MULTI + "/kube/ref",
            "routes/*/delegateAction/ref",
            "routes/*/delegateAction");
    return direct || leadsToUpstream(target, table) ? Lead.YES : Lead.NO;
  }

  /** Gloo's discovery names the Upstream of a Service so, and ours are named after it. */
  private static boolean leadsToUpstream(RouteTarget target, JsonNode table) {
    Pattern name =
        Pattern.compile(
            Pattern.quote(target.namespace() + "-" + target.apex())
                + "-((primary|canary)(upstream)?-)?[0-9]+");
    return Stream.of(SINGLE, MULTI)
        .flatMap(path -> ServiceNames.nodes(table.path("spec"), path + "/upstream/name"))
        .anyMatch(upstream -> name.matcher(upstream.asText()).matches());
  }
}
