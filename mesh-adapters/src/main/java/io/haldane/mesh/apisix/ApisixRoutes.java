package io.haldane.mesh.apisix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Map;
import java.util.Optional;

/**
 * The route that splits: those entries of the user's route that lead to the Service, before it by
 * their priority, with both versions as backends. Everything else of an entry is copied.
 */
final class ApisixRoutes {
  private static final int FIRST = 10_000;

  private final RoutePair pair;
  private final RouteTarget target;

  ApisixRoutes(RoutePair pair) {
    this.pair = pair;
    target = pair.target();
  }

  /** Empty while the user's route is missing, leads elsewhere or splits by itself. */
  Optional<Manifest> render(Traffic traffic, LiveObjects live) {
    return live.tree(pair.source())
        .filter(source -> pair.canSplit(live))
        .map(source -> manifest(source, traffic, live));
  }

  private Manifest manifest(ObjectNode source, Traffic traffic, LiveObjects live) {
    ObjectRef ref = pair.canary();
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.copy(body, source, _ -> false, Map.of());
    RouteMetadata.own(body, target, live.json(ref));
    ObjectNode spec = body.putObject("spec");
    JsonNode ingressClass = source.path("spec").path("ingressClassName");
    if (!ingressClass.isMissingNode()) {
      spec.set("ingressClassName", ingressClass);
    }
    ArrayNode http = spec.putArray("http");
    pair.entries(source).forEach(entry -> http.add(split(entry.deepCopy(), traffic)));
    return Manifest.of(ref, body, "/spec/http", "/spec/ingressClassName");
  }

  private ObjectNode split(ObjectNode entry, Traffic traffic) {
    JsonNode backend = entry.path("backends").path(0);
    entry.put("priority", Math.max(FIRST, entry.path("priority").asInt() + 1));
    entry
        .putArray("backends")
        .add(weighted(backend, target.primary(), traffic.primary()))
        .add(weighted(backend, target.canaryService(), traffic.canary()));
    return entry;
  }

  private static ObjectNode weighted(JsonNode backend, String service, int weight) {
    ObjectNode own = backend.deepCopy();
    return own.put("serviceName", service).put("weight", weight);
  }
}
