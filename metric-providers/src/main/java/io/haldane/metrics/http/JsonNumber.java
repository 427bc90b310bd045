package io.haldane.metrics.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as backends write it: as such, or as a text. */
public final class JsonNumber {
  /** Java reads more than backends write. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");

  private static final Pattern INFINITE = Pattern.compile("[+-]?Inf(?:inity)?");

  private JsonNumber() {}

  /** Not a number where the backend has none; empty where it says something else. */
  public static Optional<Double> read(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return Optional.of(Double.NaN);
    }
    if (node.isNumber()) {
      return Optional.of(node.asDouble());
    }
    return node.isTextual() ? read(node.asText()) : Optional.empty();
  }

  /** The same for a text. */
  public static Optional<Double> read(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(Double.parseDouble(text));
    }
    if (text.equalsIgnoreCase("NaN") || text.equals("null")) {
      return Optional.of(Double.NaN);
    }
    return INFINITE.matcher(text).matches()
        ? Optional.of(Double.POSITIVE_INFINITY)
        : Optional.empty();
  }
}
