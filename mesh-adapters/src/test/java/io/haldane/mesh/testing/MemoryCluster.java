package io.haldane.mesh.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.MergePatch;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.Manifests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects by address, changed as the controller changes them: create, or merge patch. */
public final class MemoryCluster {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final Map<ObjectRef, ObjectNode> objects = new LinkedHashMap<>();

  public MemoryCluster(Collection<ObjectNode> objects) {
    objects.forEach(object -> this.objects.put(refOf(object), object.deepCopy()));
  }

  /** The address of an object. */
  public static ObjectRef refOf(ObjectNode object) {
    JsonNode namespace = object.path("metadata").path("namespace");
    return new ObjectRef(
        object.path("apiVersion").asText(),
        object.path("kind").asText(),
        namespace.isTextual() ? namespace.textValue() : null,
        object.path("metadata").path("name").asText());
  }

  /** The objects as an informer would hand them out. */
  public LiveObjects live() {
    List<HasMetadata> live = new ArrayList<>();
    for (ObjectNode object : objects.values()) {
      Serving.reconcile(object);
      Syncing.reconcile(object);
      live.add(MAPPER.convertValue(object, GenericKubernetesResource.class));
    }
    return LiveObjects.of(live);
  }

  public Optional<ObjectNode> find(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref));
  }

  public Collection<ObjectNode> all() {
    return objects.values();
  }

  /** What was sent: an object that was made, or the patch; empty when nothing had to be. */
  public List<ObjectNode> apply(Manifests manifests) {
    List<ObjectNode> sent = new ArrayList<>();
    manifests.apply().forEach(manifest -> put(manifest).ifPresent(sent::add));
    manifests.delete().forEach(objects::remove);
    return sent;
  }

  private Optional<ObjectNode> put(Manifest manifest) {
    ObjectNode before = objects.get(manifest.ref());
    if (before == null) {
      if (manifest.mode() == Manifest.Mode.PATCH_ONLY) {
        return Optional.empty();
      }
      objects.put(manifest.ref(), manifest.body().deepCopy());
      return Optional.of(manifest.body());
    }
    if (manifest.mode() == Manifest.Mode.CREATE_ONLY) {
      return Optional.empty();
    }
    Optional<ObjectNode> patch = MergePatch.between(before, manifest);
    patch.ifPresent(changes -> merge(before, changes));
    return patch;
  }

  /** RFC 7386. */
  private static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      if (field.getValue().isNull()) {
        target.remove(field.getKey());
      } else if (field.getValue() instanceof ObjectNode child) {
        if (!(target.path(field.getKey()) instanceof ObjectNode)) {
          target.putObject(field.getKey());
        }
        merge((ObjectNode) target.path(field.getKey()), child);
      } else {
        target.set(field.getKey(), field.getValue().deepCopy());
      }
    }
  }
}
