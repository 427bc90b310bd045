package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.Metadata;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Labels, annotations and owner of a routing object. */
public final class RouteMetadata {
  /**
   * Keep Flux from taking the routing object back to what a repository says. Source: the drift
   * settings of Flux's kustomize and helm controllers.
   */
  public static final Map<String, String> HANDS_OFF_FLUX =
      Map.of(
          "kustomize.toolkit.fluxcd.io/reconcile", "disabled",
          "helm.toolkit.fluxcd.io/driftDetection", "disabled");

  /** What kubectl remembers of an object that it applied. */
  static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private RouteMetadata() {}

  /** Writes the apex metadata of the canary and the annotations that stop Flux. */
  public static void apex(ObjectNode body, RouteTarget target) {
    Metadata apex = target.service().apex();
    Metadata wanted = apex == null ? Metadata.NONE : apex;
    Map<String, String> annotations = new TreeMap<>(wanted.annotations());
    annotations.putAll(HANDS_OFF_FLUX);
    labels(body, wanted.labels());
    annotations(body, annotations);
  }

  /**
   * Gives a copy of a user's object its labels and annotations, and the annotations that stop Flux.
   *
   * @param leftOut keys of annotations that are not copied; what kubectl remembers never is
   * @param own annotations of the copy alone, which precede the user's
   */
  public static void copy(
      ObjectNode body, ObjectNode source, Predicate<String> leftOut, Map<String, String> own) {
    labels(body, texts(source, "labels"));
    Map<String, String> annotations = texts(source, "annotations");
    annotations.keySet().removeIf(leftOut.or(LAST_APPLIED::equals));
    annotations.putAll(HANDS_OFF_FLUX);
    annotations.putAll(own);
    annotations(body, annotations);
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

  public static void labels(ObjectNode body, Map<String, String> labels) {
    write(body, "labels", labels);
  }

  public static void annotations(ObjectNode body, Map<String, String> annotations) {
    write(body, "annotations", annotations);
  }

  private static void write(ObjectNode body, String field, Map<String, String> entries) {
    if (!entries.isEmpty()) {
      ObjectNode texts = body.withObjectProperty("metadata").withObjectProperty(field);
      new TreeMap<>(entries).forEach(texts::put);
    }
  }

  /**
   * Makes the canary the owner of an object that does not exist yet. An object that was there
   * before is not ours to be collected with the canary, so it gets no owner.
   */
  public static void own(ObjectNode body, RouteTarget target, Optional<ObjectNode> live) {
    if (live.isEmpty()) {
      body.withObjectProperty("metadata")
          .putArray("ownerReferences")
          .add(Json.tree(target.owner()));
    }
  }

  /** Whether the object was made for this canary, and goes when it goes. */
  public static boolean controls(RouteTarget target, ObjectNode live) {
    for (JsonNode owner : live.path("metadata").path("ownerReferences")) {
      if (owner.path("controller").asBoolean()
          && owner.path("kind").asText().equals(Canary.KIND)
          && owner.path("name").asText().equals(target.canary().getMetadata().getName())
          && sameUid(owner.path("uid").asText(""), target.canary().getMetadata().getUid())) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameUid(String owner, @Nullable String canary) {
    return owner.equals(canary == null ? "" : canary);
  }

  /** The annotation's text, when the object has it. */
  public static Optional<String> annotation(ObjectNode live, String key) {
    JsonNode value = live.path("metadata").path("annotations").path(key);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }
}
