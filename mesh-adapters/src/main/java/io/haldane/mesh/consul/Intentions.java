package io.haldane.mesh.consul;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.routing.RouteTarget;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may call whom. Consul checks it at the destination under its own name, so what a user allows
 * for the Service must be allowed for both versions.
 */
final class Intentions {
  private Intentions() {}

  static List<String> missing(RouteTarget target, LiveObjects live) {
    if (!allows(target, live, target.apex())) {
      return List.of();
    }
    List<String> lacking =
        Stream.of(target.primary(), target.canaryService())
            .filter(service -> !allows(target, live, service))
            .toList();
    return lacking.isEmpty()
        ? List.of()
        : List.of(
            "%s says who may call %s, but Consul checks callers under the names of the two versions; create ServiceIntentions %s with the same sources, named like their destinations. Nothing was changed"
                .formatted(
                    ConsulApi.intentions(target, target.apex()),
                    target.apex(),
                    String.join(" and ", lacking)));
  }

  private static boolean allows(RouteTarget target, LiveObjects live, String service) {
    return live.tree(ConsulApi.intentions(target, service))
        .map(found -> found.at("/spec/destination/name"))
        .map(JsonNode::asText)
        .filter(service::equals)
        .isPresent();
  }
}
