package io.haldane.api.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import io.haldane.api.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object as a tree that can be walked, copied and written by recursion, and whose numbers are
 * finite. What is beyond the bounds is null in the tree, and a fault.
 */
public final class BoundedTree {
  /** Levels; Kubernetes' own objects have fifteen. */
  static final int DEEPEST = 100;

  /** Digits and signs. */
  private static final int LONGEST_NUMBER = 400;

  private static final int MOST_FAULTS = 20;
  private static final int REPLACEMENT = 0xfffd;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What was read. Faults beyond a number of them are not listed. */
  public record Read(ObjectNode tree, List<Fault> faults) {}

  private final JsonParser json;
  private final FieldPath path = new FieldPath();
  private final List<Fault> faults = new ArrayList<>();

  private BoundedTree(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads the value that the parser is at, to its end.
   *
   * @return an empty object when there is none
   */
  public static Read read(JsonParser json) throws IOException {
    BoundedTree reader = new BoundedTree(json);
    JsonNode value = reader.value(0);
    ObjectNode tree = value instanceof ObjectNode object ? object : NODES.objectNode();
    return new Read(tree, List.copyOf(reader.faults));
  }

  /** The same from a tree of any depth. */
  public static Read read(ObjectNode tree) {
    try (JsonParser json = new TreeTraversingParser(tree)) {
      json.nextToken();
      return read(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree cannot be read", e);
    }
  }

  private @Nullable JsonNode value(int depth) throws IOException {
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT -> depth == DEEPEST ? tooDeep() : object(depth);
      case START_ARRAY -> depth == DEEPEST ? tooDeep() : array(depth);
      case VALUE_STRING -> NODES.textNode(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_EMBEDDED_OBJECT -> NODES.textNode(json.getText());
      case VALUE_NULL, NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME -> NODES.nullNode();
    };
  }

  private ObjectNode object(int depth) throws IOException {
    ObjectNode object = NODES.objectNode();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      path.down(name);
      object.set(whole(name), value(depth + 1));
      path.up();
    }
    return object;
  }

  /**
   * Half a character becomes U+FFFD, as Go does it: a name with one can be written as JSON, but not
   * be read again.
   */
  private static String whole(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isSurrogate(name.charAt(i))) {
        StringBuilder whole = new StringBuilder(name.length());
        name.codePoints().map(c -> isHalf(c) ? REPLACEMENT : c).forEach(whole::appendCodePoint);
        return whole.toString();
      }
    }
    return name;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private ArrayNode array(int depth) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      path.down(array.size());
      array.add(value(depth + 1));
      path.up();
    }
    return array;
  }

  private JsonNode tooDeep() throws IOException {
    json.skipChildren();
    return fault("is nested in more than " + DEEPEST + " levels");
  }

  private JsonNode number() throws IOException {
    if (json.getTextLength() > LONGEST_NUMBER) {
      return fault("is a number of more than " + LONGEST_NUMBER + " digits");
    }
    if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
      double value = json.getDoubleValue();
      return Double.isFinite(value)
          ? NODES.numberNode(value)
          : fault("is a number that is too large");
    }
    return switch (json.getNumberType()) {
      case INT -> NODES.numberNode(json.getIntValue());
      case LONG -> NODES.numberNode(json.getLongValue());
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> NODES.numberNode(json.getBigIntegerValue());
    };
  }

  private JsonNode fault(String why) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new Fault(path.toString(), why));
    }
    return NODES.nullNode();
  }
}
