package io.haldane.controller.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Objects that follow the schema of a custom resource definition, each field there or not. */
final class SchemaWalk {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final JsonNode schema;

  private SchemaWalk(JsonNode schema) {
    this.schema = schema;
  }

  /**
   * @param plural of a definition in the chart
   */
  static SchemaWalk of(String plural) {
    Path file = Path.of("../helm/haldane/crds/" + plural + ".yaml");
    try {
      ObjectNode definition =
          new KubernetesSerialization().unmarshal(Files.readString(file), ObjectNode.class);
      return new SchemaWalk(definition.at("/spec/versions/0/schema/openAPIV3Schema/properties"));
    } catch (IOException e) {
      throw new IllegalStateException(file.toAbsolutePath().toString(), e);
    }
  }

  JsonNode spec(Random random) {
    return value(schema.path("spec"), random, "");
  }

  JsonNode status(Random random) {
    return value(schema.path("status"), random, "");
  }

  private static JsonNode value(JsonNode schema, Random random, String name) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return random.nextBoolean() ? NODES.numberNode(8080) : NODES.textNode("http");
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema, random);
      case "array" -> array(schema, random, name);
      case "boolean" -> NODES.booleanNode(random.nextInt(4) == 0);
      case "integer" -> NODES.numberNode(1 + random.nextInt(100));
      case "number" ->
          random.nextInt(5) == 0
              ? NODES.numberNode(random.nextInt(10_000) / 100.0)
              : NODES.numberNode(random.nextInt(100));
      default -> text(schema, random, name);
    };
  }

  private static ObjectNode object(JsonNode schema, Random random) {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      boolean required = schema.path("required").toString().contains('"' + field.getKey() + '"');
      if (required || random.nextInt(3) == 0) {
        object.set(field.getKey(), value(field.getValue(), random, field.getKey()));
      }
    }
    JsonNode values = schema.path("additionalProperties");
    if (values.isObject()) {
      object.set("x-" + random.nextInt(9), value(values, random, ""));
    }
    return object;
  }

  private static ArrayNode array(JsonNode schema, Random random, String name) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(value(schema.path("items"), random, name));
    }
    return array;
  }

  private static JsonNode text(JsonNode schema, Random random, String name) {
    JsonNode choices = schema.path("enum");
    if (choices.isArray() && !choices.isEmpty()) {
      return choices.get(random.nextInt(choices.size()));
    }
    return NODES.textNode(
        switch (name) {
          case "interval", "timeout", "perTryTimeout", "backendTimeout" -> random.nextInt(90) + "s";
          case "url", "address" -> "http://gate.example/" + random.nextInt(9);
          case "query" -> "sum(rate(x{n=\"{{ target }}\"}[{{ interval }}]))";
          case "namespace" -> "shop";
          default -> "till";
        });
  }
}
