package io.haldane.mesh.smi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.BuiltinQueries;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.common.Adoption;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.OriginalConfiguration;
import io.haldane.mesh.common.RouteMetadata;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Splits between two Services by weight; most meshes know nothing else of the interface. */
abstract class TrafficSplitRouter implements TrafficRouter {
  static final String GROUP = "split.smi-spec.io";
  private static final String GATEWAYS =
      "VirtualService.v1alpha3.networking.istio.io/spec.gateways";

  private final String id;
  private final SplitVersion version;
  private final BuiltinQueries queries;

  TrafficSplitRouter(String id, SplitVersion version, BuiltinQueries queries) {
    this.id = id;
    this.version = version;
    this.queries = queries;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public Set<Feature> features() {
    return Set.of(Feature.WEIGHTS, Feature.BLUE_GREEN);
  }

  @Override
  public Set<RoutedKind> kinds() {
    return Set.of(RoutedKind.written(GROUP, "TrafficSplit", "trafficsplits", version.version()));
  }

  @Override
  public final BuiltinQueries queries() {
    return queries;
  }

  @Override
  public final List<String> losses(RouteTarget target, LiveObjects live) {
    return Adoption.losses(target, render(target, Traffic.ALL_TO_PRIMARY, live), live);
  }

  @Override
  public List<ObjectRef> needs(RouteTarget target, LiveObjects live) {
    return List.of(split(target));
  }

  @Override
  public RouteState observe(RouteTarget target, LiveObjects live) {
    ObjectRef split = split(target);
    return live.json(split)
        .map(object -> read(target, object.path("spec").path("backends"), split.toString()))
        .orElseGet(RouteState.Absent::new);
  }

  private static RouteState read(RouteTarget target, JsonNode backends, String where) {
    Optional<BigDecimal> primary = weight(backends, target.primary());
    Optional<BigDecimal> canary = weight(backends, target.canaryService());
    if (primary.isEmpty() || canary.isEmpty()) {
      return new RouteState.Unreadable(
          where
              + " does not weigh both "
              + target.primary()
              + " and "
              + target.canaryService()
              + " among its backends");
    }
    return Weights.split(primary.get(), canary.get(), false, where);
  }

  private static Optional<BigDecimal> weight(JsonNode backends, String service) {
    for (JsonNode backend : backends) {
      if (backend.path("service").asText().equals(service)) {
        return SplitVersion.amount(backend.path("weight"));
      }
    }
    return Optional.empty();
  }

  @Override
  public Manifests render(RouteTarget target, Traffic desired, LiveObjects live) {
    ObjectRef ref = split(target);
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.annotations(body, gateways(target));
    RouteMetadata.own(body, target, live.json(ref));
    live.json(ref).ifPresent(found -> OriginalConfiguration.keep(body, target, found));
    ObjectNode spec = body.putObject("spec").put("service", root(target));
    ArrayNode backends = spec.putArray("backends");
    add(backends, target.canaryService(), desired.canary());
    add(backends, target.primary(), desired.primary());
    return Manifests.apply(Manifest.of(ref, body, "/spec/backends"));
  }

  private void add(ArrayNode backends, String service, int percent) {
    backends.addObject().put("service", service).set("weight", version.weight(percent));
  }

  /** A split that was made for the canary is collected with it; a user's own is given back. */
  @Override
  public final Manifests restore(RouteTarget target, LiveObjects live) {
    return OriginalConfiguration.restore(target, live, List.of(split(target)));
  }

  final ObjectRef split(RouteTarget target) {
    return new ObjectRef(version.apiVersion(), "TrafficSplit", target.namespace(), target.apex());
  }

  /** The Service that clients call: the first host, when the canary names hosts. */
  private static String root(RouteTarget target) {
    List<String> hosts = target.service().hosts();
    return hosts.isEmpty() ? target.apex() : hosts.getFirst();
  }

  /** Istio's adapter for SMI takes the gateways from an annotation. */
  private static Map<String, String> gateways(RouteTarget target) {
    List<String> gateways = target.service().gateways();
    return target.provider().endsWith(":istio") && !gateways.isEmpty()
        ? Map.of(GATEWAYS, Json.array(gateways).toString())
        : Map.of();
  }
}
