package io.haldane.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What Java types cannot say about a kind: columns, enums, alternatives, descriptions.
 *
 * <p>The file has {@code definition}, a merge patch for the definition itself; {@code version}, one
 * for its only version; and {@code fields}, one per field of the schema. A field is named by its
 * path: {@code []} are the elements of a list, {@code {}} the values of a map, and {@code kind} is
 * the object as a whole.
 */
final class Overlay {
  private final String name;
  private final ObjectNode tree;

  private Overlay(String name, ObjectNode tree) {
    this.name = name;
    this.tree = tree;
  }

  static Overlay load(String about) {
    String name = about + "-overlay.yaml";
    try (InputStream file = Overlay.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no overlay " + name + " beside " + Overlay.class);
      }
      return of(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Overlay of(String name, String yaml) {
    return new Overlay(name, CanonicalYaml.read(yaml));
  }

  /**
   * Merges everything in; a path that the types do not have is an error, so none is left behind.
   */
  void applyTo(ObjectNode definition) {
    merge(definition, tree.path("definition"));
    ObjectNode version = (ObjectNode) definition.at("/spec/versions/0");
    merge(version, tree.path("version"));
    ObjectNode schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
    tree.path("fields")
        .properties()
        .forEach(field -> merge(find(schema, field.getKey()), field.getValue()));
  }

  private ObjectNode find(ObjectNode schema, String path) {
    JsonNode found = schema;
    if (!path.equals("kind")) {
      for (String step : path.replace("[]", ".[]").replace("{}", ".{}").split("\\.", -1)) {
        found =
            switch (step) {
              case "[]" -> found.path("items");
              case "{}" -> found.path("additionalProperties");
              default -> found.path("properties").path(step);
            };
      }
    }
    if (found instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalStateException(
        name
            + " speaks of "
            + path
            + ", which the types of the API do not have: rename or remove it there");
  }

  /** RFC 7386: null removes, objects are merged, everything else replaces. */
  private static void merge(ObjectNode target, JsonNode patch) {
    patch
        .properties()
        .forEach(field -> {
          String key = field.getKey();
          JsonNode value = field.getValue();
          if (value.isNull()) {
            target.remove(key);
          } else if (value instanceof ObjectNode child) {
            merge(
                target.get(key) instanceof ObjectNode before ? before : target.putObject(key),
                child);
          } else {
            target.set(key, value);
          }
        });
  }
}
