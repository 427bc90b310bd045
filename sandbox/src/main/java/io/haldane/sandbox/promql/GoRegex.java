package io.haldane.sandbox.promql;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A regular expression in RE2's syntax, always matched against the whole text. */
final class GoRegex {
  private GoRegex() {}

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException when it is not one; the message says why, in Go's words
   */
  static Pattern compile(String source) {
    try {
      return Pattern.compile(source);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
