package io.haldane.sandbox.promql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Evaluates expressions at one time. The parser has checked all types. */
final class Evaluator {
  private final SampleStore store;
  private final long millis;

  Evaluator(SampleStore store, long millis) {
    this.store = store;
    this.millis = millis;
  }

  long millis() {
    return millis;
  }

  Value evaluate(Expr expr) {
    return switch (expr) {
      case Expr.NumberLiteral number -> new Value.Scalar(number.value());
      case Expr.StringLiteral text -> new Value.Text(text.value());
      case Expr.Paren paren -> evaluate(paren.inner());
      case Expr.Selector selector ->
          new Value.InstantVector(
              store.instant(selector.matchers(), millis - selector.backMillis()));
      case Expr.Range range -> new Value.RangeVector(windows(range));
      case Expr.Unary unary -> signed(unary);
      case Expr.Aggregate aggregate ->
          unique(
              Aggregation.of(
                  aggregate.aggregator(), aggregate.grouping(), vector(aggregate.operand())));
      case Expr.Call call -> call(call);
      case Expr.Binary binary -> binary(binary);
    };
  }

  double scalar(Expr expr) {
    return ((Value.Scalar) evaluate(expr)).value();
  }

  List<VectorSample> vector(Expr expr) {
    return ((Value.InstantVector) evaluate(expr)).samples();
  }

  List<Window> windows(Expr.Range range) {
    long end = endOf(range);
    return store.range(range.selector().matchers(), end - range.millis(), end);
  }

  long endOf(Expr.Range range) {
    return millis - range.selector().backMillis();
  }

  private Value signed(Expr.Unary unary) {
    Value value = evaluate(unary.operand());
    if (!unary.negative()) {
      return value;
    }
    if (value instanceof Value.Scalar scalar) {
      return new Value.Scalar(-scalar.value());
    }
    List<VectorSample> negated = new ArrayList<>();
    for (VectorSample sample : ((Value.InstantVector) value).samples()) {
      negated.add(new VectorSample(sample.labels().withoutName(), -sample.value()));
    }
    return unique(negated);
  }

  private Value call(Expr.Call call) {
    return switch (call.function().returns()) {
      case SCALAR -> new Value.Scalar(Functions.scalar(this, call));
      case INSTANT_VECTOR -> unique(Functions.vector(this, call));
      case STRING, RANGE_VECTOR -> throw new IllegalStateException("no function returns that");
    };
  }

  private Value binary(Expr.Binary binary) {
    boolean leftScalar = binary.left().type() == ValueType.SCALAR;
    boolean rightScalar = binary.right().type() == ValueType.SCALAR;
    if (leftScalar && rightScalar) {
      double left = scalar(binary.left());
      return new Value.Scalar(binary.operator().apply(left, scalar(binary.right())));
    }
    if (rightScalar) {
      List<VectorSample> vector = vector(binary.left());
      return unique(ScalarOperation.right(binary, vector, scalar(binary.right())));
    }
    if (leftScalar) {
      double left = scalar(binary.left());
      return unique(ScalarOperation.left(binary, left, vector(binary.right())));
    }
    List<VectorSample> left = vector(binary.left());
    List<VectorSample> right = vector(binary.right());
    return unique(
        switch (binary.operator().family()) {
          case SET -> SetOperation.of(binary, left, right);
          case ARITHMETIC, COMPARISON -> VectorOperation.of(binary, left, right);
        });
  }

  /** Dropping names or labels may make two elements the same, which is no vector any more. */
  private static Value unique(List<VectorSample> samples) {
    Set<Labels> seen = new HashSet<>();
    for (VectorSample sample : samples) {
      if (!seen.add(sample.labels())) {
        throw Fault.execution("vector cannot contain metrics with the same labelset");
      }
    }
    return new Value.InstantVector(samples);
  }
}
