package io.haldane.sandbox.promql;

import java.util.List;

/** A parsed query. Offsets are those of the first character in the query's text. */
sealed interface Expr {
  int offset();

  ValueType type();

  record NumberLiteral(int offset, double value) implements Expr {
    @Override
    public ValueType type() {
      return ValueType.SCALAR;
    }
  }

  record StringLiteral(int offset, String value) implements Expr {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }
  }

  /**
   * The newest sample of each series that matches.
   *
   * @param backMillis how long before the time of evaluation; may be negative
   */
  record Selector(int offset, List<LabelMatcher> matchers, long backMillis) implements Expr {
    @Override
    public ValueType type() {
      return ValueType.INSTANT_VECTOR;
    }
  }

  /** All samples of a time span that ends where the selector looks. */
  record Range(int offset, Selector selector, long millis) implements Expr {
    @Override
    public ValueType type() {
      return ValueType.RANGE_VECTOR;
    }
  }

  record Call(int offset, Function function, List<Expr> arguments) implements Expr {
    @Override
    public ValueType type() {
      return function.returns();
    }
  }

  record Aggregate(int offset, Aggregator aggregator, Grouping grouping, Expr operand)
      implements Expr {
    @Override
    public ValueType type() {
      return ValueType.INSTANT_VECTOR;
    }
  }

  /**
   * Two expressions and what is between them.
   *
   * @param bool a comparison answers 1 or 0 instead of keeping or dropping elements
   */
  record Binary(Expr left, BinaryOperator operator, boolean bool, Matching matching, Expr right)
      implements Expr {
    @Override
    public int offset() {
      return left.offset();
    }

    @Override
    public ValueType type() {
      boolean scalars = left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR;
      return scalars ? ValueType.SCALAR : ValueType.INSTANT_VECTOR;
    }
  }

  record Unary(int offset, boolean negative, Expr operand) implements Expr {
    @Override
    public ValueType type() {
      return operand.type();
    }
  }

  record Paren(int offset, Expr inner) implements Expr {
    @Override
    public ValueType type() {
      return inner.type();
    }
  }

  /** The expression without parentheses around it. */
  default Expr bare() {
    Expr expr = this;
    while (expr instanceof Paren paren) {
      expr = paren.inner();
    }
    return expr;
  }
}
