package io.haldane.sandbox.mesh;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a VirtualService asks of a text. Regular expressions match the whole text. */
sealed interface TextMatch {
  record Exact(String text) implements TextMatch {}

  record Prefix(String text) implements TextMatch {}

  record Suffix(String text) implements TextMatch {}

  record Regex(Pattern pattern) implements TextMatch {}

  /** Any text will do, as long as there is one. */
  record Present() implements TextMatch {}

  /** A condition that the sandbox cannot read; nothing meets it. */
  record Never() implements TextMatch {}

  default boolean accepts(String value) {
    return switch (this) {
      case Exact(String text) -> value.equals(text);
      case Prefix(String text) -> value.startsWith(text);
      case Suffix(String text) -> value.endsWith(text);
      case Regex(Pattern pattern) -> pattern.matcher(value).matches();
      case Present() -> true;
      case Never() -> false;
    };
  }

  /** Reads {@code {exact|prefix|suffix|regex: text}}; an empty object asks for presence. */
  static TextMatch of(Tree condition) {
    if (condition.isEmpty()) {
      return new Present();
    }
    Map.Entry<String, Object> only = condition.fields().entrySet().iterator().next();
    String text = String.valueOf(only.getValue());
    return switch (only.getKey()) {
      case "exact" -> new Exact(text);
      case "prefix" -> new Prefix(text);
      case "suffix" -> new Suffix(text);
      case "regex" -> regex(text);
      default -> new Never();
    };
  }

  private static TextMatch regex(String text) {
    try {
      return new Regex(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      return new Never();
    }
  }
}
