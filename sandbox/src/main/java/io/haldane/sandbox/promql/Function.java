package io.haldane.sandbox.promql;

import static io.haldane.sandbox.promql.ValueType.INSTANT_VECTOR;
import static io.haldane.sandbox.promql.ValueType.RANGE_VECTOR;
import static io.haldane.sandbox.promql.ValueType.SCALAR;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions of the subset and the types that they take and give. */
enum Function {
  ABS(INSTANT_VECTOR, INSTANT_VECTOR),
  ABSENT(INSTANT_VECTOR, INSTANT_VECTOR),
  AVG_OVER_TIME(INSTANT_VECTOR, RANGE_VECTOR),
  CEIL(INSTANT_VECTOR, INSTANT_VECTOR),
  CLAMP(INSTANT_VECTOR, INSTANT_VECTOR, SCALAR, SCALAR),
  CLAMP_MAX(INSTANT_VECTOR, INSTANT_VECTOR, SCALAR),
  CLAMP_MIN(INSTANT_VECTOR, INSTANT_VECTOR, SCALAR),
  COUNT_OVER_TIME(INSTANT_VECTOR, RANGE_VECTOR),
  DELTA(INSTANT_VECTOR, RANGE_VECTOR),
  EXP(INSTANT_VECTOR, INSTANT_VECTOR),
  FLOOR(INSTANT_VECTOR, INSTANT_VECTOR),
  HISTOGRAM_QUANTILE(INSTANT_VECTOR, SCALAR, INSTANT_VECTOR),
  IDELTA(INSTANT_VECTOR, RANGE_VECTOR),
  INCREASE(INSTANT_VECTOR, RANGE_VECTOR),
  IRATE(INSTANT_VECTOR, RANGE_VECTOR),
  LAST_OVER_TIME(INSTANT_VECTOR, RANGE_VECTOR),
  LN(INSTANT_VECTOR, INSTANT_VECTOR),
  MAX_OVER_TIME(INSTANT_VECTOR, RANGE_VECTOR),
  MIN_OVER_TIME(INSTANT_VECTOR, RANGE_VECTOR),
  RATE(INSTANT_VECTOR, RANGE_VECTOR),
  ROUND(INSTANT_VECTOR, INSTANT_VECTOR, SCALAR),
  SCALAR_OF("scalar", SCALAR, INSTANT_VECTOR),
  SQRT(INSTANT_VECTOR, INSTANT_VECTOR),
  SUM_OVER_TIME(INSTANT_VECTOR, RANGE_VECTOR),
  TIME(SCALAR),
  VECTOR_OF("vector", INSTANT_VECTOR, SCALAR);

  private final String text;
  private final ValueType returns;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<ValueType> parameters;

  Function(ValueType returns, ValueType... parameters) {
    this.text = name().toLowerCase(Locale.ROOT);
    this.returns = returns;
    this.parameters = List.of(parameters);
  }

  Function(String text, ValueType returns, ValueType... parameters) {
    this.text = text;
    this.returns = returns;
    this.parameters = List.of(parameters);
  }

  /** Unlike keywords, functions are only known in lower case. */
  static Optional<Function> of(String name) {
    for (Function function : values()) {
      if (function.text.equals(name)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  String text() {
    return text;
  }

  ValueType returns() {
    return returns;
  }

  List<ValueType> parameters() {
    return parameters;
  }

  /** The fewest arguments: only what {@code round} rounds to may be left out. */
  int required() {
    return this == ROUND ? 1 : parameters.size();
  }
}
