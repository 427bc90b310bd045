package io.haldane.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The objects that were read for one decision; immutable, and absent means that it does not exist.
 */
public final class LiveObjects {
  public static final LiveObjects NONE = new LiveObjects(Map.of());
  private static final KubernetesSerialization SERIALIZATION =
      new KubernetesSerialization(new ObjectMapper(), false);

  private final Map<ObjectRef, HasMetadata> objects;

  /** Conversion costs far more than a copy, and one decision reads the same object many times. */
  private final Map<ObjectRef, ObjectNode> converted = Collections.synchronizedMap(new HashMap<>());

  private LiveObjects(Map<ObjectRef, HasMetadata> objects) {
    this.objects = Map.copyOf(objects);
  }

  public static LiveObjects of(Collection<? extends HasMetadata> objects) {
    Map<ObjectRef, HasMetadata> byRef = new HashMap<>();
    objects.forEach(object -> byRef.put(ObjectRef.of(object), object));
    return new LiveObjects(byRef);
  }

  public Optional<HasMetadata> find(ObjectRef ref) {
    return Optional.ofNullable(objects.get(ref));
  }

  /** The object as its own type; converted when it was read as a generic one. */
  public <T extends HasMetadata> Optional<T> find(ObjectRef ref, Class<T> type) {
    return find(ref)
        .map(object ->
            type.isInstance(object) ? type.cast(object) : SERIALIZATION.convertValue(object, type));
  }

  /** A copy of the object as JSON, with {@code apiVersion}, {@code kind} and all of its fields. */
  public Optional<ObjectNode> json(ObjectRef ref) {
    return find(ref)
        .map(object -> converted.computeIfAbsent(ref, missing -> toJson(object)).deepCopy());
  }

  public Collection<HasMetadata> all() {
    return objects.values();
  }

  /** Any Kubernetes object as a JSON tree of its own. */
  public static ObjectNode toJson(Object object) {
    return SERIALIZATION.convertValue(object, ObjectNode.class);
  }
}
