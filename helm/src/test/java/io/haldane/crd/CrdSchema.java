package io.haldane.crd;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes objects in as an API server does: nulls and unknown fields go, defaults come, then rules.
 */
record CrdSchema(ObjectNode definition, JsonSchema rules) {
  private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema";
  private static final Map<String, CrdSchema> ALL =
      Crds.files().entrySet().stream()
          .collect(toMap(Map.Entry::getKey, file -> read(file.getValue())));

  /** The object as it would be stored, and what speaks against storing it. */
  record Admission(ObjectNode stored, List<String> errors) {}

  static CrdSchema of(String plural) {
    return Objects.requireNonNull(ALL.get(plural + ".yaml"), plural);
  }

  private static CrdSchema read(String text) {
    ObjectNode definition = CanonicalYaml.read(text);
    return new CrdSchema(
        definition,
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(definition.at(SCHEMA)));
  }

  ObjectNode schema() {
    return (ObjectNode) definition.at(SCHEMA);
  }

  Admission admit(String yaml) {
    return admit(CanonicalYaml.read(yaml));
  }

  Admission admit(ObjectNode object) {
    ObjectNode stored = object.deepCopy();
    for (String part : List.of("spec", "status")) {
      if (stored.get(part) instanceof ObjectNode tree) {
        prune(tree, schema().at("/properties/" + part));
        addDefaults(tree, schema().at("/properties/" + part));
      }
    }
    List<String> errors =
        rules.validate(stored).stream().map(ValidationMessage::getMessage).toList();
    return new Admission(stored, errors);
  }

  private static void prune(JsonNode node, JsonNode schema) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> prune(element, schema.path("items")));
    } else if (node instanceof ObjectNode object) {
      JsonNode values = schema.path("additionalProperties");
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode child = values.isMissingNode() ? schema.path("properties").path(name) : values;
        if (child.isMissingNode() || object.path(name).isNull()) {
          object.remove(name);
        } else {
          prune(object.path(name), child);
        }
      }
    }
  }

  private static void addDefaults(JsonNode node, JsonNode schema) {
    if (node instanceof ArrayNode array) {
      array.forEach(element -> addDefaults(element, schema.path("items")));
    } else if (node instanceof ObjectNode object) {
      schema
          .path("properties")
          .properties()
          .forEach(property -> {
            JsonNode initial = property.getValue().path("default");
            if (!initial.isMissingNode() && !object.has(property.getKey())) {
              object.set(property.getKey(), initial);
            }
            addDefaults(object.path(property.getKey()), property.getValue());
          });
    }
  }
}
