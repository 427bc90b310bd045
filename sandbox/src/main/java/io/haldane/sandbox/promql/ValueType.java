package io.haldane.sandbox.promql;

/** The four types of PromQL expressions. */
enum ValueType {
  SCALAR("scalar"),
  STRING("string"),
  INSTANT_VECTOR("instant vector"),
  RANGE_VECTOR("range vector");

  private final String shown;

  ValueType(String shown) {
    this.shown = shown;
  }

  String shown() {
    return shown;
  }
}
