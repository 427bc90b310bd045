package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.routing.Manifests;
import io.haldane.api.routing.RouteTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A user's routing object of the name that the canary needs. It is taken over only if nothing gets
 * lost by that: what our rules cannot say would be gone with the first write.
 */
public final class Adoption {
  private static final String SPEC = "/spec/";

  private Adoption() {}

  /** Whether the object is somebody's, and nothing was written into it by us or our like. */
  public static boolean isUntouched(RouteTarget target, ObjectNode live) {
    return !RouteMetadata.controls(target, live)
        && RouteMetadata.annotation(live, OriginalConfiguration.ANNOTATION).isEmpty()
        && !leadsToCanary(target, live.path("spec"));
  }

  /** Whether a rule leads to the canary, as none does before there is one. */
  private static boolean leadsToCanary(RouteTarget target, JsonNode spec) {
    String name = target.canaryService();
    for (JsonNode field : spec) {
      for (JsonNode rule : field.isArray() ? field : Json.array()) {
        if (names(name, rule)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean names(String name, JsonNode tree) {
    if (tree.isTextual()) {
      return tree.textValue().equals(name) || tree.textValue().startsWith(name + ".");
    }
    for (JsonNode child : tree) {
      if (names(name, child)) {
        return true;
      }
    }
    return false;
  }

  public static List<String> losses(RouteTarget target, Manifests manifests, LiveObjects live) {
    return losses(target, manifests, live, spec -> {});
  }

  /**
   * One sentence for each untouched object that would lose something.
   *
   * @param canonical writes one meaning in one way; it is given copies of both specs
   */
  public static List<String> losses(
      RouteTarget target, Manifests manifests, LiveObjects live, Consumer<ObjectNode> canonical) {
    List<String> sentences = new ArrayList<>();
    for (Manifest manifest : manifests.apply()) {
      live.json(manifest.ref())
          .filter(found -> isUntouched(target, found))
          .map(found -> lost(target, manifest, found, canonical))
          .filter(lost -> !lost.isEmpty())
          .map(lost -> sentence(target, manifest, lost))
          .ifPresent(sentences::add);
    }
    return List.copyOf(sentences);
  }

  private static String sentence(RouteTarget target, Manifest manifest, List<String> lost) {
    return ("%s was not created for this canary and would lose %s; set the same in spec.service of the canary, or remove it from the %s,"
            + " or give the canary another spec.service.name than %s. Nothing was changed")
        .formatted(manifest.ref(), String.join(", ", lost), manifest.ref().kind(), target.apex());
  }

  private static List<String> lost(
      RouteTarget target, Manifest manifest, ObjectNode live, Consumer<ObjectNode> canonical) {
    ObjectNode theirs = spec(live, canonical);
    ObjectNode ours = spec(manifest.body(), canonical);
    Set<String> fields = new TreeSet<>();
    ours.fieldNames().forEachRemaining(fields::add);
    manifest.owned().stream()
        .filter(pointer -> pointer.startsWith(SPEC))
        .forEach(pointer -> fields.add(pointer.substring(SPEC.length())));
    return fields.stream()
        .flatMap(field -> AdoptionLosses.of(target, field, theirs, ours).stream())
        .toList();
  }

  private static ObjectNode spec(ObjectNode object, Consumer<ObjectNode> canonical) {
    ObjectNode spec =
        object.path("spec") instanceof ObjectNode found ? found.deepCopy() : Json.object();
    canonical.accept(spec);
    return spec;
  }
}
