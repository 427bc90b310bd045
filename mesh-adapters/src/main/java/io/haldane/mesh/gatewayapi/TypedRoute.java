package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A GRPCRoute, TCPRoute or TLSRoute that is written for the canary, named after the Service. It
 * asks only for the core of the standard, so it need not be known which implementation reads it.
 */
record TypedRoute(Dialect dialect, RouteTarget target, RouteKind kind) implements WrittenRoute {
  /** The route of the canary before its kind was changed. */
  private ObjectRef older() {
    return dialect.version().route(target);
  }

  @Override
  public List<ObjectRef> needs(LiveObjects live) {
    return List.of(ref(), older());
  }

  @Override
  public List<String> refusals() {
    return switch (kind) {
      case HTTP -> Refusals.of(target, dialect);
      case GRPC -> GrpcRefusals.of(target, dialect);
      case TCP, TLS -> ConnectionRefusals.of(target, dialect, kind);
    };
  }

  /** Two routes of one host contradict, and which of them counts depends on their age. */
  @Override
  public List<String> refusals(LiveObjects live) {
    return live.json(older())
        .filter(found -> RouteMetadata.controls(target, found))
        .map(_ ->
            List.of(
                "%s was created for this canary and still routes the same Service; delete it, and the %s is created"
                    .formatted(older(), kind.kind())))
        .orElse(List.of());
  }

  @Override
  public Set<Feature> missing(LiveObjects live) {
    return kind == RouteKind.GRPC
        ? EnumSet.of(Feature.MIRROR, Feature.AFFINITY)
        : EnumSet.of(Feature.HEADER_MATCH, Feature.MIRROR, Feature.AFFINITY);
  }

  @Override
  public Manifests render(Traffic traffic, LiveObjects live) {
    return Manifests.apply(HttpRoutes.render(target, dialect, rules(traffic), live));
  }

  private ArrayNode rules(Traffic traffic) {
    return kind == RouteKind.GRPC ? new GrpcRules(target).render(traffic) : connections(traffic);
  }

  /** One rule without conditions, the only one that all implementations take. */
  private ArrayNode connections(Traffic traffic) {
    ArrayNode rules = Json.array();
    rules.addObject().set("backendRefs", new Backends(target).split(traffic));
    return rules;
  }
}
