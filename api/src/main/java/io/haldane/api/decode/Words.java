package io.haldane.api.decode;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What is there and what was expected, in words. Texts are never shown: they may be secrets. */
final class Words {
  private static final int LONGEST = 40;

  private Words() {}

  static String found(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "an object";
      case ARRAY -> "a list";
      case STRING, BINARY -> "a text";
      case NUMBER, BOOLEAN -> shortened(value.asText());
      case NULL, MISSING -> "empty";
    };
  }

  /**
   * @param type that the value should have; null when it is not known
   */
  static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "what belongs there";
    }
    if (type == IntOrString.class) {
      return "a port";
    }
    if (type == String.class || type.isEnum()) {
      return "a text";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String shortened(String number) {
    return number.length() <= LONGEST ? number : number.substring(0, LONGEST) + "…";
  }
}
