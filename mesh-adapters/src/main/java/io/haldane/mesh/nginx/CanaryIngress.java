package io.haldane.mesh.nginx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.mesh.common.IngressCopy;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Optional;

/**
 * The Ingress of the canary: the paths of the user's Ingress that lead to the Service, leading to
 * the canary instead. Other paths are left out, as the user's Ingress keeps them.
 */
final class CanaryIngress {
  private final IngressPair pair;
  private final Analysis analysis;
  private final CanaryAnnotations annotations;

  CanaryIngress(IngressPair pair) {
    this.pair = pair;
    analysis = pair.target().canary().getSpec().analysis();
    annotations = CanaryAnnotations.of(pair.target());
  }

  /** Empty while the user's Ingress is missing or leads elsewhere. */
  Optional<Manifest> render(Traffic traffic, LiveObjects live) {
    return live.tree(pair.source())
        .filter(source -> !rules(source).isEmpty())
        .map(source ->
            new IngressCopy(pair, source, annotations::isOne)
                .with(
                    rules(source),
                    annotations.wanted(analysis, traffic),
                    annotations.owned(),
                    live));
  }

  private ArrayNode rules(ObjectNode source) {
    ArrayNode rules = IngressPair.rules(source, pair.target().apex());
    rules
        .findValues("service")
        .forEach(service -> ((ObjectNode) service).put("name", pair.target().canaryService()));
    return rules;
  }

  /** An Ingress that was not made for the canary stays, but sends no request to it any more. */
  Optional<Manifest> restore(LiveObjects live) {
    ObjectRef ref = pair.canary();
    return live.tree(ref)
        .filter(found -> !RouteMetadata.controls(pair.target(), found))
        .filter(annotations::isCanary)
        .map(found -> {
          ObjectNode body = Json.addressed(ref);
          RouteMetadata.annotations(body, annotations.wanted(analysis, Traffic.ALL_TO_PRIMARY));
          return new Manifest(ref, body, annotations.owned(), Manifest.Mode.PATCH_ONLY);
        });
  }
}
