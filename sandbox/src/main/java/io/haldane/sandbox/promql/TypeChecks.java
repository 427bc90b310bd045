package io.haldane.sandbox.promql;

import io.haldane.sandbox.promql.Matching.Cardinality;
import java.util.List;

/**
 * What the grammar allows and PromQL does not. Each check returns the expression that it passed.
 */
final class TypeChecks {
  private TypeChecks() {}

  static Expr.Unary unary(Expr.Unary unary) {
    ValueType type = unary.type();
    if (type != ValueType.SCALAR && type != ValueType.INSTANT_VECTOR) {
      throw Fault.at(
          unary.offset(),
          "unary expression only allowed on expressions of type scalar or instant vector, got "
              + Quoted.of(type.shown()));
    }
    return unary;
  }

  static Expr.Aggregate aggregate(Expr.Aggregate aggregate) {
    expect(aggregate.operand(), ValueType.INSTANT_VECTOR, "aggregation expression");
    return aggregate;
  }

  static Expr.Call call(Expr.Call call) {
    Function function = call.function();
    List<ValueType> parameters = function.parameters();
    int given = call.arguments().size();
    int required = function.required();
    if (given < required || given > parameters.size()) {
      String many =
          required == parameters.size() ? "" : given < required ? "at least " : "at most ";
      int expected = given < required ? required : parameters.size();
      throw Fault.at(
          call.offset(),
          "expected %s%d argument(s) in call to \"%s\", got %d"
              .formatted(many, expected, function.text(), given));
    }
    for (int i = 0; i < given; i++) {
      String where = "call to function " + Quoted.of(function.text());
      expect(call.arguments().get(i), parameters.get(i), where);
    }
    return call;
  }

  private static void expect(Expr expr, ValueType expected, String where) {
    if (expr.type() != expected) {
      throw Fault.at(
          expr.offset(),
          "expected type %s in %s, got %s".formatted(expected.shown(), where, expr.type().shown()));
    }
  }

  /**
   * Checks the sides of an operator.
   *
   * @param at offset of the operator
   * @param matched whether {@code on} or {@code ignoring} was written
   */
  static Expr.Binary binary(Expr.Binary binary, int at, boolean matched) {
    BinaryOperator operator = binary.operator();
    boolean scalars = binary.type() == ValueType.SCALAR;
    boolean vectors =
        binary.left().type() == ValueType.INSTANT_VECTOR
            && binary.right().type() == ValueType.INSTANT_VECTOR;
    if (binary.bool() && !operator.isComparison()) {
      throw Fault.at(at, "bool modifier can only be used on comparison operators");
    }
    if (operator.isComparison() && !binary.bool() && scalars) {
      throw Fault.at(at, "comparisons between scalars must use BOOL modifier");
    }
    operand(binary.left());
    operand(binary.right());
    if (matched && !vectors) {
      throw Fault.at(binary.offset(), "vector matching only allowed between instant vectors");
    }
    if (operator.family() == BinaryOperator.Family.SET) {
      setOperator(binary, vectors);
    }
    matching(binary, at);
    return binary;
  }

  private static void operand(Expr side) {
    if (side.type() != ValueType.SCALAR && side.type() != ValueType.INSTANT_VECTOR) {
      throw Fault.at(
          side.offset(), "binary expression must contain only scalar and instant vector types");
    }
  }

  private static void setOperator(Expr.Binary binary, boolean vectors) {
    String symbol = Quoted.of(binary.operator().symbol());
    if (!vectors) {
      throw Fault.at(
          binary.offset(), "set operator " + symbol + " not allowed in binary scalar expression");
    }
    if (binary.matching().cardinality() != Cardinality.ONE_TO_ONE) {
      throw Fault.at(binary.offset(), "no grouping allowed for " + symbol + " operation");
    }
  }

  private static void matching(Expr.Binary binary, int at) {
    Matching matching = binary.matching();
    for (String label : matching.include()) {
      if (matching.on() && matching.labels().contains(label)) {
        throw Fault.at(
            at, "label " + Quoted.of(label) + " must not occur in ON and GROUP clause at once");
      }
    }
  }
}
