package io.haldane.mesh.skipper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.IngressCopy;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Optional;
import java.util.Set;

/**
 * The Ingress that splits: each path to the Service is there twice, to the primary and to the
 * canary. All other paths are copied, as this Ingress precedes the user's: a short path of it would
 * hide a longer one.
 */
final class CanaryIngress {
  private final IngressPair pair;
  private final RouteTarget target;

  CanaryIngress(IngressPair pair) {
    this.pair = pair;
    target = pair.target();
  }

  /** Empty while the user's Ingress is missing or leads elsewhere. */
  Optional<Manifest> render(Traffic traffic, LiveObjects live) {
    return live.tree(pair.source())
        .filter(source -> !IngressPair.rules(source, target.apex()).isEmpty())
        .map(source ->
            new IngressCopy(pair, source, key -> false)
                .with(rules(source), SplitAnnotations.of(target, traffic, source), Set.of(), live));
  }

  private ArrayNode rules(ObjectNode source) {
    ArrayNode rules = Json.array();
    for (JsonNode rule : source.path("spec").path("rules")) {
      ObjectNode own = rule.deepCopy();
      if (own.path("http") instanceof ObjectNode http) {
        http.set("paths", split(http.path("paths")));
      }
      rules.add(own);
    }
    return rules;
  }

  private ArrayNode split(JsonNode paths) {
    ArrayNode split = Json.array();
    for (JsonNode path : paths) {
      if (path.at("/backend/service/name").asText().equals(target.apex())) {
        split.add(leadingTo(target.primary(), path)).add(leadingTo(target.canaryService(), path));
      } else {
        split.add(path.deepCopy());
      }
    }
    return split;
  }

  private static ObjectNode leadingTo(String service, JsonNode path) {
    ObjectNode own = path.deepCopy();
    own.withObject("/backend/service").put("name", service);
    return own;
  }

  /** An Ingress that was not made for the canary stays, but matches no request any more. */
  Optional<Manifest> restore(LiveObjects live) {
    ObjectRef ref = pair.canary();
    return live.tree(ref)
        .filter(found -> !RouteMetadata.controls(target, found))
        .filter(found -> SplitAnnotations.weights(found).isPresent())
        .map(found -> {
          ObjectNode body = Json.addressed(ref);
          RouteMetadata.annotations(
              body, SplitAnnotations.of(target, Traffic.ALL_TO_PRIMARY, found));
          return new Manifest(ref, body, Set.of(), Manifest.Mode.PATCH_ONLY);
        });
  }
}
