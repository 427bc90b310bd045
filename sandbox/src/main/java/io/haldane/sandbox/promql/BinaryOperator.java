package io.haldane.sandbox.promql;

import java.util.Optional;

/** The operators between two expressions. */
enum BinaryOperator {
  OR("or", 1, Family.SET),
  AND("and", 2, Family.SET),
  UNLESS("unless", 2, Family.SET),
  EQUAL("==", 3, Family.COMPARISON),
  NOT_EQUAL("!=", 3, Family.COMPARISON),
  LESS("<", 3, Family.COMPARISON),
  LESS_OR_EQUAL("<=", 3, Family.COMPARISON),
  GREATER(">", 3, Family.COMPARISON),
  GREATER_OR_EQUAL(">=", 3, Family.COMPARISON),
  ADD("+", 4, Family.ARITHMETIC),
  SUBTRACT("-", 4, Family.ARITHMETIC),
  MULTIPLY("*", 5, Family.ARITHMETIC),
  DIVIDE("/", 5, Family.ARITHMETIC),
  MODULO("%", 5, Family.ARITHMETIC),
  POWER("^", 6, Family.ARITHMETIC);

  enum Family {
    SET,
    COMPARISON,
    ARITHMETIC
  }

  private final String symbol;
  private final int precedence;
  private final Family family;

  BinaryOperator(String symbol, int precedence, Family family) {
    this.symbol = symbol;
    this.precedence = precedence;
    this.family = family;
  }

  /** The operator that a token stands for between two expressions. */
  static Optional<BinaryOperator> of(Token token) {
    for (BinaryOperator operator : values()) {
      boolean same =
          operator.family == Family.SET
              ? token.is(operator.symbol)
              : !token.is(Token.Kind.STRING) && token.text().equals(operator.symbol);
      if (same) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  String symbol() {
    return symbol;
  }

  /** Binds tighter the higher it is. */
  int precedence() {
    return precedence;
  }

  Family family() {
    return family;
  }

  boolean isComparison() {
    return family == Family.COMPARISON;
  }

  /** The number that the operator makes of two; a comparison makes 1 or 0. */
  double apply(double left, double right) {
    return switch (this) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MODULO -> left % right;
      case POWER -> power(left, right);
      case EQUAL -> left == right ? 1 : 0;
      case NOT_EQUAL -> left != right ? 1 : 0;
      case LESS -> left < right ? 1 : 0;
      case LESS_OR_EQUAL -> left <= right ? 1 : 0;
      case GREATER -> left > right ? 1 : 0;
      case GREATER_OR_EQUAL -> left >= right ? 1 : 0;
      case OR, AND, UNLESS -> throw new IllegalStateException(symbol + " works on vectors");
    };
  }

  /** As C and Go have it; Java says NaN for 1 to the power of NaN and ±1 to that of infinity. */
  private static double power(double base, double exponent) {
    boolean one = base == 1 || (base == -1 && Double.isInfinite(exponent));
    return one ? 1 : Math.pow(base, exponent);
  }
}
