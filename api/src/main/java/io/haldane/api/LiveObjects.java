package io.haldane.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The objects that were read for one decision, absent when they do not exist. Safe for concurrent
 * use; what it hands out as JSON is a copy.
 */
public final class LiveObjects {
  public static final LiveObjects NONE = new LiveObjects(Map.of(), Map.of());
  private static final KubernetesSerialization SERIALIZATION =
      new KubernetesSerialization(new ObjectMapper(), false);

  private final Map<ObjectRef, HasMetadata> objects;

  /** Conversion costs far more than a copy, and one decision reads the same object many times. */
  private final Map<ObjectRef, ObjectNode> trees;

  private LiveObjects(Map<ObjectRef, HasMetadata> objects, Map<ObjectRef, ObjectNode> trees) {
    this.objects = Map.copyOf(objects);
    this.trees = Collections.synchronizedMap(new HashMap<>(trees));
  }

  public static LiveObjects of(Collection<? extends HasMetadata> objects) {
    Map<ObjectRef, HasMetadata> byRef = new HashMap<>();
    objects.forEach(object -> byRef.put(ObjectRef.of(object), object));
    return new LiveObjects(byRef, Map.of());
  }

  /** Objects that are at hand as JSON; the trees must not be changed any more. */
  public static LiveObjects ofTrees(Map<ObjectRef, ObjectNode> trees) {
    return new LiveObjects(Map.of(), trees);
  }

  /** These objects after some of them changed; those that went are given as empty. */
  public LiveObjects with(Map<ObjectRef, Optional<HasMetadata>> changed) {
    Map<ObjectRef, HasMetadata> now = new HashMap<>(objects);
    Map<ObjectRef, ObjectNode> known;
    synchronized (trees) {
      known = new HashMap<>(trees);
    }
    changed.forEach((ref, object) -> {
      now.remove(ref);
      known.remove(ref);
      object.ifPresent(present -> now.put(ref, present));
    });
    return new LiveObjects(now, known);
  }

  public boolean has(ObjectRef ref) {
    return objects.containsKey(ref) || trees.containsKey(ref);
  }

  public Optional<HasMetadata> find(ObjectRef ref) {
    HasMetadata object = objects.get(ref);
    return object == null
        ? Optional.ofNullable(trees.get(ref))
            .map(tree -> SERIALIZATION.convertValue(tree, GenericKubernetesResource.class))
        : Optional.of(object);
  }

  /** The object as its own type; converted when it was read as something else. */
  public <T extends HasMetadata> Optional<T> find(ObjectRef ref, Class<T> type) {
    HasMetadata object = objects.get(ref);
    return type.isInstance(object)
        ? Optional.of(type.cast(object))
        : json(ref).flatMap(tree -> converted(tree, type));
  }

  /** An API server keeps no object of a core kind that does not fit its type. */
  private static <T> Optional<T> converted(ObjectNode tree, Class<T> type) {
    try {
      return Optional.of(SERIALIZATION.convertValue(tree, type));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A copy of the object as JSON, with {@code apiVersion}, {@code kind} and all of its fields. */
  public Optional<ObjectNode> json(ObjectRef ref) {
    return tree(ref).map(ObjectNode::deepCopy);
  }

  /** As {@link #json}, but shared with everybody, so it must not be changed. */
  public Optional<ObjectNode> tree(ObjectRef ref) {
    HasMetadata object = objects.get(ref);
    return Optional.ofNullable(
        object == null ? trees.get(ref) : trees.computeIfAbsent(ref, missing -> shared(object)));
  }

  /** What is there, in the order of the references' texts. */
  public Set<ObjectRef> refs() {
    Set<ObjectRef> refs = new TreeSet<>((one, other) -> key(one).compareTo(key(other)));
    refs.addAll(objects.keySet());
    refs.addAll(trees.keySet());
    return refs;
  }

  /**
   * What cannot be read of them, in the order of {@link #refs}; without those that speak for
   * themselves.
   */
  public Map<ObjectRef, List<Fault>> faults() {
    Map<ObjectRef, List<Fault>> faults =
        new TreeMap<>((one, other) -> key(one).compareTo(key(other)));
    objects.forEach((ref, object) -> {
      if (object instanceof HasFaults known
          && !known.speaksForItself()
          && !known.faults().isEmpty()) {
        faults.put(ref, known.faults());
      }
    });
    return faults;
  }

  private static String key(ObjectRef ref) {
    return ref.apiVersion() + "/" + ref;
  }

  /** Any Kubernetes object as a JSON tree of its own. */
  public static ObjectNode toJson(Object object) {
    return object instanceof HasJson known ? known.json().deepCopy() : converted(object);
  }

  /** As {@link #toJson}, but the tree must not be changed. */
  public static ObjectNode shared(Object object) {
    return object instanceof HasJson known ? known.json() : converted(object);
  }

  private static ObjectNode converted(Object object) {
    return SERIALIZATION.convertValue(object, ObjectNode.class);
  }
}
