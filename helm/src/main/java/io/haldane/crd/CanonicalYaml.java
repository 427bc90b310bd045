package io.haldane.crd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML that depends on the content alone: keys in order of the alphabet, whole numbers whole. */
final class CanonicalYaml {
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();
  private static final YAMLMapper WRITER =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private CanonicalYaml() {}

  /** The only document of the text, anchors resolved. */
  static ObjectNode read(String text) {
    return WRITER.valueToTree(new Load(SETTINGS).loadFromString(text));
  }

  static String of(ObjectNode tree) {
    try {
      return WRITER.writeValueAsString(sorted(tree));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> sortedObject(object);
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(sorted(element)));
        yield copy;
      }
      case JsonNode number when number.isDouble() && number.doubleValue() == number.longValue() ->
          LongNode.valueOf(number.longValue());
      case JsonNode other -> other;
    };
  }

  private static ObjectNode sortedObject(ObjectNode object) {
    Map<String, JsonNode> fields = new TreeMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    copy.setAll(fields);
    return copy;
  }
}
