package io.haldane.mesh.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import java.util.Collection;
import java.util.Optional;

/** JSON trees of routing objects; maps come out sorted, so that equal input gives equal text. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Json() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  public static ArrayNode array(Collection<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  /** A record or collection of the API as a tree of its own. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Sets the field to the value's tree, unless that tree is empty. */
  public static void setUnlessEmpty(ObjectNode parent, String field, JsonNode value) {
    if (!value.isEmpty()) {
      parent.set(field, value);
    }
  }

  /** The first fields that every manifest's body has: which object it is. */
  public static ObjectNode addressed(ObjectRef ref) {
    ObjectNode body = object().put("apiVersion", ref.apiVersion()).put("kind", ref.kind());
    ObjectNode metadata = body.putObject("metadata").put("name", ref.name());
    if (ref.namespace() != null) {
      metadata.put("namespace", ref.namespace());
    }
    return body;
  }

  /** The object that a text holds, or empty when it holds none: annotations are anyone's. */
  public static Optional<ObjectNode> parse(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
