package io.haldane.controller.kube;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.haldane.api.Fault;
import io.haldane.api.HasFaults;
import io.haldane.api.HasJson;
import io.haldane.api.decode.BoundedTree;
import io.haldane.api.decode.Json;
import io.haldane.engine.workload.TemplateChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as the API server sent it, without what nobody reads. It is kept as text, a fraction of
 * what a tree of it takes; the tree lives as long as somebody works with it.
 *
 * <p>Its metadata name it and its version, and nothing else. Safe for concurrent use.
 */
public final class RawObject extends GenericKubernetesResource implements HasJson, HasFaults {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = Json.mapper();
  private static final String HELM_RELEASE = "helm.sh/release.v1";
  private final byte[] text;
  private final transient List<Fault> faults;
  private final boolean outline;
  private transient volatile WeakReference<@Nullable ObjectNode> tree;

  private RawObject(byte[] text, ObjectNode tree, List<Fault> faults, boolean outline) {
    this.text = text;
    this.faults = faults;
    this.outline = outline;
    this.tree = new WeakReference<>(tree);
  }

  /**
   * @param object whole; a copy is kept, without its managed fields, see {@link
   *     TemplateChange#keepLast}
   */
  static RawObject of(ObjectNode object) {
    return of(BoundedTree.read(object));
  }

  /**
   * @param read whole; becomes ours, and loses its managed fields
   */
  static RawObject of(BoundedTree.Read read) {
    return of(read, false);
  }

  /** What is left of an object that is not kept whole, see {@link MetadataOnly}. */
  static RawObject outline(ObjectNode rest) {
    return of(new BoundedTree.Read(rest, List.of()), true);
  }

  private static RawObject of(BoundedTree.Read read, boolean outline) {
    ObjectNode object = read.tree();
    List<Fault> faults =
        read.faults().stream()
            .filter(fault -> !fault.path().startsWith("metadata.managedFields"))
            .toList();
    TemplateChange.keepLast(object);
    // Helm keeps whole releases in Secrets; no workload mounts those.
    if (object.path("type").asText().equals(HELM_RELEASE)) {
      object.remove("data");
    }
    try {
      RawObject raw = new RawObject(JSON.writeValueAsBytes(object), object, faults, outline);
      raw.setApiVersion(textOf(object, "apiVersion"));
      raw.setKind(textOf(object, "kind"));
      raw.describe(object.path("metadata"));
      return raw;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree cannot be written", e);
    }
  }

  private void describe(JsonNode metadata) {
    ObjectMeta known = new ObjectMeta();
    known.setName(textOf(metadata, "name"));
    known.setNamespace(textOf(metadata, "namespace"));
    known.setUid(textOf(metadata, "uid"));
    known.setResourceVersion(textOf(metadata, "resourceVersion"));
    known.setDeletionTimestamp(textOf(metadata, "deletionTimestamp"));
    setMetadata(known);
  }

  private static @Nullable String textOf(JsonNode tree, String field) {
    return tree.path(field).asText(null);
  }

  /** Bytes of its text. */
  int size() {
    return text.length;
  }

  /** Whether this is an outline, and the object itself has more. */
  boolean isOutline() {
    return outline;
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  @JsonValue
  public ObjectNode json() {
    ObjectNode known = tree.get();
    if (known != null && known.has("kind")) {
      return known;
    }
    try {
      // Items of a list do not say their own kind.
      ObjectNode read =
          JSON.readValue(text, ObjectNode.class)
              .put("apiVersion", getApiVersion())
              .put("kind", getKind());
      tree = new WeakReference<>(read);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException("a text that was written cannot be read", e);
    }
  }
}
