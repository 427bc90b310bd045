package io.haldane.sandbox.promql;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** One condition on a label; an absent label counts as the empty text. */
public final class LabelMatcher {
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    MATCHES_NOT("!~");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }
  }

  private final String label;
  private final Operator operator;
  private final String value;
  private final @Nullable Pattern pattern;

  private LabelMatcher(String label, Operator operator, String value, @Nullable Pattern pattern) {
    this.label = label;
    this.operator = operator;
    this.value = value;
    this.pattern = pattern;
  }

  /**
   * A matcher.
   *
   * @throws IllegalArgumentException when the value should be a regular expression and is none
   */
  static LabelMatcher of(String label, Operator operator, String value) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> new LabelMatcher(label, operator, value, null);
      case MATCHES, MATCHES_NOT -> new LabelMatcher(label, operator, value, GoRegex.compile(value));
    };
  }

  String label() {
    return label;
  }

  Operator operator() {
    return operator;
  }

  String value() {
    return value;
  }

  boolean matches(Labels labels) {
    return matches(labels.get(label));
  }

  boolean matches(String text) {
    boolean same = pattern == null ? value.equals(text) : pattern.matches(text);
    return switch (operator) {
      case EQUAL, MATCHES -> same;
      case NOT_EQUAL, MATCHES_NOT -> !same;
    };
  }

  @Override
  public String toString() {
    return label + operator.symbol + Quoted.of(value);
  }
}
