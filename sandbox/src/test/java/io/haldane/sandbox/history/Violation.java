package io.haldane.sandbox.history;

/** A rule was broken. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String rule;

  Violation(String rule, String text) {
    super(rule + ": " + text);
    this.rule = rule;
  }

  /** Which rule, in the words that are the same for every history that breaks it. */
  String rule() {
    return rule;
  }

  static void unless(boolean holds, String rule, Object text) {
    if (!holds) {
      throw new Violation(rule, String.valueOf(text));
    }
  }
}
