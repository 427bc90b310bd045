package io.haldane.template;

/** One word of a command. The offset says where it stands in the template. */
sealed interface Operand {
  int offset();

  record Constant(Value value, int offset) implements Operand {}

  /** The dot: data, of which a query template has none. */
  record Dot(int offset) implements Operand {}

  record Variable(String name, int offset) implements Operand {}

  record Call(Function function, int offset) implements Operand {}

  /** A pipeline between parentheses. */
  record Nested(Pipeline pipeline, int offset) implements Operand {}

  /** One field of what the base gives. */
  record Field(Operand base, String name, int offset) implements Operand {}
}
