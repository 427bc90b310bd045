package io.haldane.sandbox.promql;

/** The answer to a query. */
public sealed interface Answer {
  record Result(Value value) implements Answer {}

  record Refused(PromqlError error) implements Answer {}
}
