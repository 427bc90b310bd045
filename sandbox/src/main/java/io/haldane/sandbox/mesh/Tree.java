package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose shape nobody has checked: what is absent or of another type reads as empty.
 */
record Tree(Map<String, Object> fields) {
  private static final Tree EMPTY = new Tree(Map.of());

  /** The {@code spec} of an object. */
  static Tree spec(GenericKubernetesResource resource) {
    return of(resource.getAdditionalProperties().get("spec"));
  }

  private static Tree of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return EMPTY;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((name, content) -> {
      if (content != null) {
        fields.put(String.valueOf(name), content);
      }
    });
    return new Tree(fields);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  Tree tree(String name) {
    return of(fields.get(name));
  }

  List<Tree> trees(String name) {
    return values(name).stream().map(Tree::of).toList();
  }

  List<String> texts(String name) {
    return values(name).stream().map(String::valueOf).toList();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).map(String::valueOf).filter(t -> !t.isEmpty());
  }

  private List<?> values(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }
}
