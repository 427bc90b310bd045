package io.haldane.mesh.nginx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Ingress of the canary: the paths of the user's Ingress that lead to the Service, leading to
 * the canary instead. Other paths are left out, as the user's Ingress keeps them.
 */
final class CanaryIngress {
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final List<String> COPIED = List.of("ingressClassName", "tls");

  private final IngressPair pair;
  private final RouteTarget target;
  private final CanaryAnnotations annotations;

  CanaryIngress(IngressPair pair) {
    this.pair = pair;
    target = pair.target();
    annotations = CanaryAnnotations.of(target);
  }

  /** Empty while the user's Ingress is missing or leads elsewhere. */
  Optional<Manifest> render(Traffic traffic, LiveObjects live) {
    return live.tree(pair.source())
        .filter(source -> !rules(source).isEmpty())
        .map(source -> manifest(source, traffic, live));
  }

  private Manifest manifest(ObjectNode source, Traffic traffic, LiveObjects live) {
    ObjectRef ref = pair.canary();
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.labels(body, texts(source, "labels"));
    RouteMetadata.annotations(body, annotations(source, traffic));
    RouteMetadata.own(body, target, live.json(ref));
    ObjectNode spec = body.putObject("spec");
    Set<String> owned = new HashSet<>(annotations.owned());
    for (String field : COPIED) {
      JsonNode value = source.path("spec").path(field);
      owned.add("/spec/" + field);
      if (!value.isMissingNode()) {
        spec.set(field, value.deepCopy());
      }
    }
    owned.add("/spec/rules");
    spec.set("rules", rules(source));
    return new Manifest(ref, body, owned, Manifest.Mode.CREATE_OR_PATCH);
  }

  private ArrayNode rules(ObjectNode source) {
    ArrayNode rules = IngressPair.rules(source, target.apex());
    rules
        .findValues("service")
        .forEach(service -> ((ObjectNode) service).put("name", target.canaryService()));
    return rules;
  }

  private Map<String, String> annotations(ObjectNode source, Traffic traffic) {
    Map<String, String> all = texts(source, "annotations");
    all.keySet().removeIf(key -> annotations.isOne(key) || key.equals(LAST_APPLIED));
    all.putAll(RouteMetadata.HANDS_OFF_FLUX);
    all.putAll(annotations.wanted(target.canary().getSpec().analysis(), traffic));
    return all;
  }

  private static Map<String, String> texts(ObjectNode source, String field) {
    Map<String, String> texts = new TreeMap<>();
    source
        .path("metadata")
        .path(field)
        .properties()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  /** An Ingress that was not made for the canary stays, but sends no request to it any more. */
  Optional<Manifest> restore(LiveObjects live) {
    ObjectRef ref = pair.canary();
    return live.tree(ref)
        .filter(found -> !RouteMetadata.controls(target, found))
        .filter(annotations::isCanary)
        .map(found -> {
          ObjectNode body = Json.addressed(ref);
          RouteMetadata.annotations(
              body,
              annotations.wanted(target.canary().getSpec().analysis(), Traffic.ALL_TO_PRIMARY));
          return new Manifest(ref, body, annotations.owned(), Manifest.Mode.PATCH_ONLY);
        });
  }
}
