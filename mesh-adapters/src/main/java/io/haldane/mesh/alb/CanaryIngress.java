package io.haldane.mesh.alb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.IngressCopy;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Optional;
import java.util.Set;

/**
 * The Ingress of the canary: that of the user, with the paths to the Service leading to the action
 * that splits. It is in the same group and comes first, so all other paths are copied: a short path
 * of it would hide a longer one.
 */
record CanaryIngress(IngressPair pair) {
  private static final String BY_ANNOTATION = "use-annotation";

  /** Empty while the user's Ingress is missing, leads elsewhere or is in no group. */
  Optional<Manifest> render(Traffic traffic, LiveObjects live) {
    return live.tree(pair.source())
        .filter(source -> !IngressPair.rules(source, pair.target().apex()).isEmpty())
        .filter(source -> RouteMetadata.annotation(source, AlbAnnotations.GROUP).isPresent())
        .map(source ->
            new IngressCopy(pair, source, key -> false)
                .with(
                    rules(source),
                    AlbAnnotations.wanted(pair.target(), traffic, source),
                    Set.of(),
                    live));
  }

  private ArrayNode rules(ObjectNode source) {
    ArrayNode rules = Json.array();
    source.at("/spec/rules").forEach(rule -> rules.add(rule.deepCopy()));
    for (JsonNode service : rules.findValues("service")) {
      if (service.path("name").asText().equals(pair.target().apex())) {
        ObjectNode known = (ObjectNode) service;
        known.put("name", AlbAnnotations.action(pair.target()));
        known.putObject("port").put("name", BY_ANNOTATION);
      }
    }
    return rules;
  }

  /** Whether a path to the Service is an action of the user instead. */
  static boolean hasAction(IngressPair pair, ObjectNode source) {
    return IngressPair.rules(source, pair.target().apex()).findValues("service").stream()
        .anyMatch(service -> service.at("/port/name").asText().equals(BY_ANNOTATION));
  }
}
