package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A user's route that a canary takes over, and that its user gets back when the canary goes. */
public final class OriginalConfiguration {
  static final String ANNOTATION = "flagger.kubernetes.io/original-configuration";

  private OriginalConfiguration() {}

  /**
   * Writes the spec as it was before us into an annotation, once: what is found later, or leads to
   * the canary, may be our own doing. Where kubectl keeps what its user wrote, that is the better
   * memory.
   */
  public static void keep(ObjectNode body, RouteTarget target, ObjectNode live) {
    boolean remembered =
        RouteMetadata.annotation(live, ANNOTATION).isPresent()
            || RouteMetadata.annotation(live, RouteMetadata.LAST_APPLIED).isPresent();
    if (!remembered && Adoption.isUntouched(target, live)) {
      RouteMetadata.annotations(body, Map.of(ANNOTATION, live.path("spec").toString()));
    }
  }

  /**
   * As {@link #keep}, but also where kubectl remembers: the annotation marks a route as taken over
   * that does not name the canary's Service at all times.
   */
  public static void remember(ObjectNode body, RouteTarget target, ObjectNode live) {
    if (Adoption.isUntouched(target, live)) {
      RouteMetadata.annotations(body, Map.of(ANNOTATION, live.path("spec").toString()));
    }
  }

  /**
   * The routes as they were; without those that were made for the canary, or that nobody remembers.
   */
  public static Manifests restore(RouteTarget target, LiveObjects live, List<ObjectRef> routes) {
    return Manifests.apply(
        routes.stream()
            .flatMap(ref ->
                live.json(ref).stream().flatMap(found -> restore(target, ref, found).stream()))
            .toArray(Manifest[]::new));
  }

  private static Optional<Manifest> restore(RouteTarget target, ObjectRef ref, ObjectNode live) {
    if (RouteMetadata.controls(target, live) || Adoption.isUntouched(target, live)) {
      return Optional.empty();
    }
    Optional<ObjectNode> applied =
        RouteMetadata.annotation(live, RouteMetadata.LAST_APPLIED).flatMap(Json::parse);
    return applied
        .map(object -> object.path("spec"))
        .filter(JsonNode::isObject)
        .or(() -> RouteMetadata.annotation(live, ANNOTATION).flatMap(Json::parse))
        .map(spec -> manifest(ref, spec, applied));
  }

  private static Manifest manifest(ObjectRef ref, JsonNode spec, Optional<ObjectNode> applied) {
    ObjectNode body = Json.addressed(ref);
    body.set("spec", spec);
    Set<String> owned = new HashSet<>(Set.of("/spec", annotationPointer(ANNOTATION)));
    for (String ours : RouteMetadata.HANDS_OFF_FLUX.keySet()) {
      if (applied.flatMap(object -> RouteMetadata.annotation(object, ours)).isEmpty()) {
        owned.add(annotationPointer(ours));
      }
    }
    return new Manifest(ref, body, owned, Manifest.Mode.PATCH_ONLY);
  }

  /** Naming a path as ours while the body leaves it out is how a field is removed. */
  private static String annotationPointer(String key) {
    return "/metadata/annotations/" + key.replace("~", "~0").replace("/", "~1");
  }
}
