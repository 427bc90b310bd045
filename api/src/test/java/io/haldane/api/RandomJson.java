package io.haldane.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.stream.IntStream;

/** JSON from a seed: few keys and few values, so that two trees have much in common. */
final class RandomJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String[] KEYS = {"a", "b", "c/d", "e~f"};

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  /** At most that deep. Nulls only where a body may ask for absence, never in lists. */
  ObjectNode object(int depth, boolean nulls) {
    ObjectNode object = JSON.objectNode();
    for (String key : KEYS) {
      if (random.nextBoolean()) {
        object.set(key, nulls && random.nextInt(6) == 0 ? JSON.nullNode() : value(depth, nulls));
      }
    }
    return object;
  }

  /** Up to two pointers of up to three steps. */
  String[] pointers() {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(i -> pointer(random.nextInt(1, 4)))
        .distinct()
        .toArray(String[]::new);
  }

  private String pointer(int steps) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < steps; i++) {
      String key = KEYS[random.nextInt(KEYS.length)];
      pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private JsonNode value(int depth, boolean nulls) {
    return switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> JSON.numberNode(random.nextInt(2));
      case 1 -> JSON.numberNode((double) random.nextInt(2));
      case 2 -> JSON.textNode(random.nextBoolean() ? "x" : "");
      case 3 -> JSON.booleanNode(random.nextBoolean());
      case 4 -> array(depth - 1);
      default -> object(depth - 1, nulls);
    };
  }

  private ArrayNode array(int depth) {
    ArrayNode array = JSON.arrayNode();
    IntStream.range(0, random.nextInt(3)).forEach(i -> array.add(value(depth, false)));
    return array;
  }
}
