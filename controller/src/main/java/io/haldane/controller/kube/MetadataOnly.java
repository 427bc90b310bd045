package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which objects a cache keeps whole. What is large and nobody refers to is kept in outline: its
 * name, its version, its owner, and which pods it has. See docs/adr/0014.
 */
final class MetadataOnly {
  /** Kept whole by everybody; most Deployments and Services are smaller. */
  static final int SMALL = 4 << 10;

  /** Beyond this an object is kept whole in {@link ReferencedObjects} only, which is bounded. */
  static final int LARGE = 64 << 10;

  private static final List<String> METADATA =
      List.of(
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "deletionTimestamp",
          "labels",
          "ownerReferences");
  private static final List<List<String>> PODS =
      List.of(List.of("selector"), List.of("template", "metadata", "labels"));

  private final Kind kind;
  private final Predicate<ObjectRef> needed;

  MetadataOnly(Kind kind, Predicate<ObjectRef> needed) {
    this.kind = kind;
    this.needed = needed;
  }

  /** The object as it is to be kept. */
  RawObject of(RawObject object) {
    boolean whole =
        !MetadataReads.applyTo(kind)
            && (object.size() <= SMALL
                || (object.size() <= LARGE && needed.test(ObjectRef.of(object))));
    return whole ? object : RawObject.outline(outline(object.json()));
  }

  private static ObjectNode outline(ObjectNode object) {
    ObjectNode outline = object.objectNode();
    outline.set("apiVersion", object.path("apiVersion"));
    outline.set("kind", object.path("kind"));
    ObjectNode metadata = outline.putObject("metadata");
    for (String field : METADATA) {
      copy(object.path("metadata"), metadata, List.of(field));
    }
    if (object.path("spec").path("template").isObject()) {
      ObjectNode spec = outline.putObject("spec");
      PODS.forEach(path -> copy(object.path("spec"), spec, path));
    }
    return outline;
  }

  /** Nothing that is large itself. */
  private static void copy(JsonNode from, ObjectNode to, List<String> path) {
    JsonNode value = from;
    for (String step : path) {
      value = value.path(step);
    }
    if (!value.isMissingNode() && value.toString().length() <= SMALL) {
      ObjectNode parent = to;
      for (String step : path.subList(0, path.size() - 1)) {
        parent = parent.withObjectProperty(step);
      }
      parent.set(path.getLast(), value);
    }
  }
}
