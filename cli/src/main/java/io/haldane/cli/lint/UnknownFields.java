package io.haldane.cli.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.cli.words.Nearest;
import java.util.ArrayList;
import java.util.List;

/** Fields that the schema does not have: the API server drops them without a word. */
final class UnknownFields {
  private final Document document;
  private final List<Finding> findings = new ArrayList<>();

  private UnknownFields(Document document) {
    this.document = document;
  }

  static List<Finding> in(Document document, JsonNode schema) {
    UnknownFields unknown = new UnknownFields(document);
    JsonNode spec = document.object().path("spec");
    unknown.look("spec", spec, schema.at("/properties/spec"));
    return unknown.findings;
  }

  private void look(String path, JsonNode node, JsonNode schema) {
    if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      return;
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        look(path + "[" + i + "]", node.path(i), schema.path("items"));
      }
    } else if (node.isObject()) {
      JsonNode values = schema.path("additionalProperties");
      node.properties()
          .forEach(field -> field(path, field.getKey(), field.getValue(), schema, values));
    }
  }

  private void field(String path, String name, JsonNode value, JsonNode schema, JsonNode values) {
    String below = path + "." + name;
    JsonNode known = schema.path("properties");
    if (known.has(name)) {
      look(below, value, known.path(name));
    } else if (values.isObject()) {
      look(below, value, values);
    } else if (known.isObject()) {
      List<String> names = new ArrayList<>();
      known.fieldNames().forEachRemaining(names::add);
      findings.add(
          Finding.in(
              document,
              below,
              "is not a field of " + document.kind() + "." + Nearest.hint(name, names)));
    }
  }
}
