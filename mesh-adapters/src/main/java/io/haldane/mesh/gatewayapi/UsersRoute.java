package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Feature;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.ObjectReference;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A route of the user that {@code spec.routeRef} names. Only backendRefs that lead to the Service
 * are replaced, computed from the route as it is: all else stays, also what others change
 * meanwhile.
 */
record UsersRoute(Dialect dialect, RouteTarget target, RouteKind kind, ObjectReference reference)
    implements Route {
  static Optional<UsersRoute> of(Dialect dialect, RouteTarget target) {
    return Optional.ofNullable(target.canary().getSpec().routeRef())
        .flatMap(reference ->
            RouteKind.named(reference.kind())
                .map(kind -> new UsersRoute(dialect, target, kind, reference)));
  }

  @Override
  public ObjectRef ref() {
    return new ObjectRef(
        reference.apiVersion(), reference.kind(), target.namespace(), reference.name());
  }

  private SharedRules rules() {
    return new SharedRules(target);
  }

  /** Nothing while the reference names no object that could be read. */
  @Override
  public List<ObjectRef> needs(LiveObjects live) {
    return UsersRouteRefusals.isReadable(this) ? List.of(ref()) : List.of();
  }

  @Override
  public List<String> refusals() {
    return UsersRouteRefusals.of(this);
  }

  @Override
  public List<String> refusals(LiveObjects live) {
    return UsersRouteRefusals.of(this, live);
  }

  /** Each of them needs rules of its own. */
  @Override
  public Set<Feature> missing(LiveObjects live) {
    return EnumSet.of(Feature.HEADER_MATCH, Feature.MIRROR, Feature.AFFINITY);
  }

  @Override
  public List<String> losses(LiveObjects live) {
    return List.of();
  }

  @Override
  public RouteState observe(LiveObjects live) {
    return live.json(ref())
        .map(route ->
            rules()
                .read(route.at("/spec/rules"), ref())
                .pendingFor(Acceptance.missing(ref(), route)))
        .orElseGet(RouteState.Absent::new);
  }

  @Override
  public Manifests render(Traffic traffic, LiveObjects live) {
    return live.json(ref())
        .map(route -> manifest(rules().split(route.at("/spec/rules"), traffic)))
        .orElse(Manifests.NONE);
  }

  @Override
  public Manifests restore(LiveObjects live) {
    return live.json(ref())
        .filter(route -> !RouteMetadata.controls(target, route))
        .map(route -> manifest(rules().restored(route.at("/spec/rules"))))
        .orElse(Manifests.NONE);
  }

  private Manifests manifest(ArrayNode rules) {
    ObjectNode body = Json.addressed(ref());
    body.putObject("spec").set("rules", rules);
    return Manifests.apply(
        new Manifest(ref(), body, Set.of("/spec/rules"), Manifest.Mode.PATCH_ONLY));
  }
}
