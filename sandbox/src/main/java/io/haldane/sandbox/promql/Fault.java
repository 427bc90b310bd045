package io.haldane.sandbox.promql;

/**
 * Carries an error out of the depth of parser and evaluator to {@link Promql}, which turns it into
 * a value: it never leaves the package. It has no stack trace because it is not a bug.
 */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  private Fault(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  static Fault at(int offset, String message) {
    return new Fault(offset, message);
  }

  static Fault execution(String message) {
    return new Fault(-1, message);
  }

  PromqlError in(String query) {
    String message = String.valueOf(getMessage());
    return offset < 0 ? PromqlError.execution(message) : PromqlError.parse(query, offset, message);
  }
}
