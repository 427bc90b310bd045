package io.haldane.template;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What an operand can be while a template is evaluated. */
sealed interface Value {
  record Text(String text) implements Value {}

  record Whole(long number) implements Value {}

  record Fraction(double number) implements Value {}

  record Truth(boolean holds) implements Value {}

  record Mapping(Map<String, String> entries) implements Value {}

  /** The data behind the dot, and {@code nil}: there is none. */
  record Nothing() implements Value {}

  /** Whether a condition holds: empty and zero do not. */
  default boolean holds() {
    return switch (this) {
      case Text(String text) -> !text.isEmpty();
      case Whole(long number) -> number != 0;
      case Fraction(double number) -> number != 0;
      case Truth(boolean holds) -> holds;
      case Mapping(Map<String, String> entries) -> !entries.isEmpty();
      case Nothing() -> false;
    };
  }

  /** As Go prints it. */
  default String shown() {
    return switch (this) {
      case Text(String text) -> text;
      case Whole(long number) -> Long.toString(number);
      case Fraction(double number) -> shown(number);
      case Truth(boolean holds) -> Boolean.toString(holds);
      case Mapping(Map<String, String> entries) -> shown(entries);
      case Nothing() -> "<no value>";
    };
  }

  /** For messages: what kind of value it is. */
  default String kind() {
    return switch (this) {
      case Text _ -> "text";
      case Whole _ -> "a whole number";
      case Fraction _ -> "a fraction";
      case Truth _ -> "a boolean";
      case Mapping _ -> "a map";
      case Nothing _ -> "nothing";
    };
  }

  private static String shown(Map<String, String> entries) {
    StringBuilder text = new StringBuilder("map[");
    new TreeMap<>(entries)
        .forEach((key, value) ->
            text.append(text.length() > 4 ? " " : "").append(key).append(':').append(value));
    return text.append(']').toString();
  }

  /** The shortest digits that mean the number; with an exponent from 1e6 on and below 1e-4. */
  private static String shown(double number) {
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return digits.toPlainString();
    }
    String mantissa = digits.movePointLeft(exponent).toPlainString();
    return mantissa + (exponent < 0 ? "e-" : "e+") + String.format("%02d", Math.abs(exponent));
  }
}
